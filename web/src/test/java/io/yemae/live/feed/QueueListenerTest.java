package io.yemae.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.live.feed.QueueListener.AnnouncementData;
import io.yemae.live.feed.QueueListener.PositionData;
import io.yemae.live.feed.QueueListener.RoomData;
import io.yemae.live.feed.QueueStandings.Room;
import io.yemae.live.feed.QueueStandings.Standing;
import io.yemae.live.feed.QueueStandings.State;
import io.yemae.queue.RoomAnnouncement;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueueListenerTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final Room ROOM = new Room(45, 1_000, 1_000);

    private final List<Frames.Frame<?>> sent = new ArrayList<>();
    private Optional<RoomAnnouncement> announcement = Optional.empty();
    private final QueueListener listener = new QueueListener(EventId.next(), new SocketCallers.Caller(UserId.next(), () -> true),
        FrameFormat.SINGLE, sent::addAll, () -> { });

    @Test
    void aNewListenerGetsTheRoomAndItsPosition() {
        update(ROOM, waiting(45));

        assertThat(sent).extracting(Frames.Frame::event).containsExactly("queue-updated", "queue-position");
        assertThat(sent.get(0).data()).isEqualTo(new RoomData(null, 45, 1_000, 1_000, NOW));
        assertThat(sent.get(1).data()).isEqualTo(new PositionData(45, 9, 45, NOW));
    }

    @Test
    void unchangedValuesAreNotSentAgain() {
        update(ROOM, waiting(45));
        sent.clear();

        update(ROOM, waiting(45));
        assertThat(sent).isEmpty();

        update(ROOM, waiting(44));
        assertThat(sent).extracting(Frames.Frame::event).containsExactly("queue-position");
    }

    @Test
    void admissionIsSentOnce() {
        update(ROOM, waiting(1));
        sent.clear();

        update(ROOM, new Standing(State.ADMITTED, 0, 0));
        update(ROOM, new Standing(State.ADMITTED, 0, 0));

        assertThat(sent).extracting(Frames.Frame::event).containsExactly("queue-entry-allowed");
    }

    @Test
    void eachClearingIsSentOnce() {
        Standing cleared = new Standing(State.CLEARED, 0, 0);
        update(ROOM, waiting(3));
        sent.clear();

        update(ROOM, cleared);
        update(ROOM, cleared);
        assertThat(sent).extracting(Frames.Frame::event).containsExactly("queue-cleared");

        update(ROOM, waiting(1));
        update(ROOM, cleared);
        assertThat(sent).extracting(Frames.Frame::event).containsExactly("queue-cleared", "queue-position", "queue-cleared");
    }

    @Test
    void cancellationIsSentOnce() {
        update(ROOM, waiting(3));
        sent.clear();

        update(ROOM, new Standing(State.CANCELLED, 0, 0));
        update(ROOM, new Standing(State.CANCELLED, 0, 0));

        assertThat(sent).extracting(Frames.Frame::event).containsExactly("queue-cleared");
    }

    @Test
    void aListenerWithoutATicketGetsTheRoomOnly() {
        update(ROOM, new Standing(State.NOT_IN_QUEUE, 0, 0));
        update(new Room(46, 1_000, 1_000), new Standing(State.NOT_IN_QUEUE, 0, 0));

        assertThat(sent).extracting(Frames.Frame::event).containsExactly("queue-updated", "queue-updated");
    }

    @Test
    void anAnnouncementIsSentOnceToAUserWhoWaitsAndSoIsItsEnd() {
        RoomAnnouncement made = new RoomAnnouncement(UUID.randomUUID(), "곧 재개합니다.", "We go on soon.", NOW.plusSeconds(60));
        announcement = Optional.of(made);
        update(ROOM, waiting(3));
        update(ROOM, waiting(3));

        assertThat(sent).extracting(Frames.Frame::event).containsExactly("queue-updated", "queue-position", "queue-announcement");
        assertThat(sent.get(2).data()).isEqualTo(new AnnouncementData(null, made.id(), "곧 재개합니다.", "We go on soon.", made.expiresAt()));
        sent.clear();
        announcement = Optional.empty();
        update(ROOM, waiting(3));
        update(ROOM, waiting(3));

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).data()).isEqualTo(new AnnouncementData(null, null, null, null, null));
    }

    @Test
    void aUserWhoDoesNotWaitGetsNoAnnouncement() {
        announcement = Optional.of(new RoomAnnouncement(UUID.randomUUID(), "안내", "News", NOW.plusSeconds(60)));

        update(ROOM, new Standing(State.ADMITTED, 0, 0));

        assertThat(sent).extracting(Frames.Frame::event).doesNotContain("queue-announcement");
    }

    private void update(Room room, Standing standing) {
        listener.update(room, standing, announcement, NOW);
    }

    private static Standing waiting(long position) {
        return new Standing(State.WAITING, position, position / 5);
    }
}
