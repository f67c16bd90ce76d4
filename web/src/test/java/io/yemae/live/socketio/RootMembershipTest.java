package io.yemae.live.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RootMembershipTest {
    private final List<String> joined = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private long now;
    private final RootMembership membership = new RootMembership(Map.of("join-event", this::room, "join-queue", this::room),
        (room, event, why) -> refused.add(room + " " + event + " " + why.code()), () -> now);

    @Test
    void aRoomIsJoinedOnceAndLeftByMessageOrDisconnecting() {
        membership.receive("join-event", "a");
        membership.receive("join-event", "a");
        membership.receive("join-queue", "a");
        membership.receive("join-event", "b");
        assertThat(joined).containsExactly("a", "a", "b");

        membership.receive("leave-event", "a");
        assertThat(joined).containsExactly("a", "b");
        membership.leaveAll();
        assertThat(joined).isEmpty();
    }

    @Test
    void unknownMessagesAreIgnored() {
        membership.receive("seat-selection-changed", "a");
        membership.receive("leave-event", "never joined");

        assertThat(joined).isEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void aRefusedJoinIsReported() {
        membership.receive("join-event", "nothing");
        membership.receive("join-event", "broken");

        assertThat(refused).containsExactly("join-event nothing EVENT_NOT_FOUND", "join-event broken UNAVAILABLE");
        assertThat(joined).isEmpty();
    }

    @Test
    void theNumberOfRoomsIsLimited() {
        IntStream.range(0, 40).forEach(i -> {
            now += TimeUnit.SECONDS.toNanos(1);
            membership.receive("join-event", String.valueOf(i));
        });

        assertThat(joined).hasSize(RootMembership.MOST_ROOMS).contains("39").doesNotContain("0");
    }

    @Test
    void theNumberOfMessagesASecondIsLimited() {
        IntStream.range(0, RootMembership.MOST_MESSAGES_A_SECOND).forEach(i -> membership.receive("x", ""));
        membership.receive("join-event", "a");
        assertThat(joined).isEmpty();

        now += TimeUnit.SECONDS.toNanos(1);
        membership.receive("join-event", "a");
        assertThat(joined).containsExactly("a");
    }

    private Room room(String event) {
        if (event.equals("nothing")) {
            throw Problem.notFound("EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다.");
        }
        return new Room(() -> {
            if (event.equals("broken")) {
                throw new IllegalStateException("no database");
            }
            joined.add(event);
        }, () -> joined.remove(event));
    }
}
