package io.yemae.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.live.feed.QueueListener.PositionData;
import io.yemae.live.feed.QueueListener.RoomData;
import io.yemae.live.feed.QueueStandings.Room;
import io.yemae.live.feed.QueueStandings.Standing;
import io.yemae.live.feed.QueueStandings.State;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueListenerTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final Room ROOM = new Room(45, 1_000, 1_000);

    private final List<Frames.Frame<?>> told = new ArrayList<>();
    private final QueueListener listener = new QueueListener(EventId.next(), new SocketCallers.Shown(UserId.next(), () -> true), FrameFormat.SINGLE,
        told::addAll, () -> { });

    @Test
    void whoBeginsIsToldOfTheRoomAndTheirPlace() {
        tell(ROOM, waiting(45));

        assertThat(told).extracting(Frames.Frame::event).containsExactly("queue-updated", "queue-position");
        assertThat(told.get(0).data()).isEqualTo(new RoomData(null, 45, 1_000, 1_000, NOW));
        assertThat(told.get(1).data()).isEqualTo(new PositionData(45, 9, 45, NOW));
    }

    @Test
    void whatIsAsItWasIsNotToldAgain() {
        tell(ROOM, waiting(45));
        told.clear();

        tell(ROOM, waiting(45));
        assertThat(told).isEmpty();

        tell(ROOM, waiting(44));
        assertThat(told).extracting(Frames.Frame::event).containsExactly("queue-position");
    }

    @Test
    void whoIsLetInIsToldOnce() {
        tell(ROOM, waiting(1));
        told.clear();

        tell(ROOM, new Standing(State.ADMITTED, 0, 0));
        tell(ROOM, new Standing(State.ADMITTED, 0, 0));

        assertThat(told).extracting(Frames.Frame::event).containsExactly("queue-entry-allowed");
    }

    @Test
    void whoLosesThePlaceToAClearingIsToldOnceAndAgainAfterTheNext() {
        Standing cleared = new Standing(State.CLEARED, 0, 0);
        tell(ROOM, waiting(3));
        told.clear();

        tell(ROOM, cleared);
        tell(ROOM, cleared);
        assertThat(told).extracting(Frames.Frame::event).containsExactly("queue-cleared");

        tell(ROOM, waiting(1));
        tell(ROOM, cleared);
        assertThat(told).extracting(Frames.Frame::event).containsExactly("queue-cleared", "queue-position", "queue-cleared");
    }

    @Test
    void whoWaitsForAnEventThatIsCancelledIsToldOnce() {
        tell(ROOM, waiting(3));
        told.clear();

        tell(ROOM, new Standing(State.CANCELLED, 0, 0));
        tell(ROOM, new Standing(State.CANCELLED, 0, 0));

        assertThat(told).extracting(Frames.Frame::event).containsExactly("queue-cleared");
    }

    @Test
    void whoOnlyLooksOnIsToldOfTheRoomAlone() {
        tell(ROOM, new Standing(State.NOT_IN_QUEUE, 0, 0));
        tell(new Room(46, 1_000, 1_000), new Standing(State.NOT_IN_QUEUE, 0, 0));

        assertThat(told).extracting(Frames.Frame::event).containsExactly("queue-updated", "queue-updated");
    }

    private void tell(Room room, Standing standing) {
        listener.tell(room, standing, NOW);
    }

    private static Standing waiting(long position) {
        return new Standing(State.WAITING, position, position / 5);
    }
}
