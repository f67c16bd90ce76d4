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
    void aRoomIsJoinedOnceAndLeftByMessageOrWithTheConnection() {
        membership.hear("join-event", "a");
        membership.hear("join-event", "a");
        membership.hear("join-queue", "a");
        membership.hear("join-event", "b");
        assertThat(joined).containsExactly("a", "a", "b");

        membership.hear("leave-event", "a");
        assertThat(joined).containsExactly("a", "b");
        membership.leaveAll();
        assertThat(joined).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotHeard() {
        membership.hear("seat-selection-changed", "a");
        membership.hear("leave-event", "never joined");

        assertThat(joined).isEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void whoIsNotLetInIsTold() {
        membership.hear("join-event", "nothing");
        membership.hear("join-event", "broken");

        assertThat(refused).containsExactly("join-event nothing EVENT_NOT_FOUND", "join-event broken UNAVAILABLE");
        assertThat(joined).isEmpty();
    }

    @Test
    void theNumberOfRoomsIsBounded() {
        IntStream.range(0, 40).forEach(i -> {
            now += TimeUnit.SECONDS.toNanos(1);
            membership.hear("join-event", String.valueOf(i));
        });

        assertThat(joined).hasSize(RootMembership.MOST_ROOMS).contains("39").doesNotContain("0");
    }

    @Test
    void soIsTheNumberOfMessagesASecond() {
        IntStream.range(0, RootMembership.MOST_MESSAGES_A_SECOND).forEach(i -> membership.hear("x", ""));
        membership.hear("join-event", "a");
        assertThat(joined).isEmpty();

        now += TimeUnit.SECONDS.toNanos(1);
        membership.hear("join-event", "a");
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
