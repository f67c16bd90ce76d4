package io.yemae.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.queue.QueueStatus;
import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.TurnResult.RoomState;
import io.yemae.queue.domain.TurnResult.Ticket;
import io.yemae.shared.EventId;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoomSnapshotTest {
    private static final long NOW = 1_000;
    private static final UUID ANNA = UUID.randomUUID();
    private static final UUID BORA = UUID.randomUUID();
    private static final UUID CHAN = UUID.randomUUID();

    private final RoomSnapshot snapshot = new RoomSnapshot(new EventId(UUID.randomUUID()));
    private long revision;

    @Test
    void thePositionCountsUsersWhoStillWaitInFront() {
        apply(1, admitted(ANNA, 1), waiting(BORA, 2), waiting(CHAN, 5));
        assertThat(position(BORA)).isEqualTo(1);
        assertThat(position(CHAN)).isEqualTo(2);

        apply(1, new Ticket(BORA, 1, 2, 2L, "LEFT", null));

        assertThat(position(CHAN)).isEqualTo(1);
        assertThat(status(BORA).ticket()).isEmpty();
        assertThat(snapshot.view().queueSize()).isEqualTo(1);
        assertThat(snapshot.view().currentUsers()).isEqualTo(1);
    }

    @Test
    void theEndOfAnOlderTicketKeepsANewerOne() {
        apply(1, waiting(ANNA, 7));

        apply(1, new Ticket(ANNA, 1, 3, 3L, "LEFT", null));

        assertThat(position(ANNA)).isEqualTo(1);
    }

    @Test
    void aSessionEndsByElapsedTimeNotByTheClock() {
        apply(1, admitted(ANNA, 1));
        Place place = snapshot.place(ANNA).orElseThrow();

        assertThat(place.isSessionOpen(NOW + TimeUnit.SECONDS.toNanos(59))).isTrue();
        assertThat(place.isSessionOpen(NOW + TimeUnit.SECONDS.toNanos(60))).isFalse();
        assertThat(place.secondsLeft(NOW)).isEqualTo(60);
    }

    @Test
    void aClearedUserSeesItUntilTheNextPlace() {
        apply(1, waiting(ANNA, 1), waiting(BORA, 2));

        apply(2, new Ticket(ANNA, 1, 1, 1L, "EXPIRED", null), new Ticket(BORA, 1, 2, 2L, "EXPIRED", null));

        assertThat(status(ANNA).cleared()).isTrue();
        assertThat(status(CHAN).cleared()).isFalse();
        apply(2, new Ticket(ANNA, 2, 1, 1L, "WAITING", null));
        assertThat(status(ANNA).cleared()).isFalse();
    }

    @Test
    void theEstimatedWaitFollowsTheMeasuredAdmissionRate() {
        apply(1, waiting(ANNA, 100));
        long before = status(ANNA).ticket().orElseThrow().estimatedWait();
        for (int second = 0; second < 100; second++) {
            apply(1, admitted(UUID.randomUUID(), second * 2 + 1), admitted(UUID.randomUUID(), second * 2 + 2));
            snapshot.measureAdmissionRate();
        }
        for (int number = 1; number < 100; number++) {
            apply(1, waiting(UUID.randomUUID(), 1_000 + number));
        }
        apply(1, waiting(BORA, 2_000));

        assertThat(before).as("one place in 30 seconds: 10 places, sessions of 5 minutes").isEqualTo(30);
        assertThat(status(BORA).ticket().orElseThrow().estimatedWait()).as("101st, two a second").isBetween(50L, 52L);
        assertThat(status(BORA).ticket().orElseThrow().retryAfter()).isEqualTo(5);
    }

    @Test
    void thereAreNoPositionsBeforeTheDraw() {
        apply(1, new Ticket(ANNA, 1, 1, null, "WAITING", null));

        assertThat(position(ANNA)).isZero();
        assertThat(snapshot.view().queueSize()).isEqualTo(1);
    }

    @Test
    void aPositionReadWhileATurnIsAppliedDoesNotGrowLater() throws Exception {
        apply(1, waiting(CHAN, 1));
        assertThat(position(CHAN)).isEqualTo(1);
        FutureTask<Long> asked = new FutureTask<>(() -> position(BORA));
        Thread asking = new Thread(asked);

        apply(1, new AbstractList<>() {
            private final List<Ticket> tickets = List.of(waiting(ANNA, 2), waiting(BORA, 3), waiting(UUID.randomUUID(), 4));

            @Override
            public Ticket get(int index) {
                if (index == 2) {
                    asking.start();
                    while (asking.getState() != Thread.State.BLOCKED && asking.isAlive()) {
                        Thread.onSpinWait();
                    }
                }
                return tickets.get(index);
            }

            @Override
            public int size() {
                return tickets.size();
            }
        });

        assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo(position(BORA)).isEqualTo(3);
    }

    @Test
    void theNonBlockingStatusIsTheSame() {
        apply(1, admitted(ANNA, 1), waiting(BORA, 2), waiting(CHAN, 5));

        for (UUID user : List.of(ANNA, BORA, CHAN, UUID.randomUUID())) {
            assertThat(ifRanked(user)).contains(status(user));
        }
    }

    @Test
    void positionsAreThoseOfACountAfterEachTurn() {
        Random random = new Random(7);
        Map<UUID, Ticket> live = new HashMap<>();
        long last = 0;
        for (int turn = 0; turn < 300; turn++) {
            Map<UUID, Ticket> changes = new HashMap<>();
            for (UUID user : List.copyOf(live.keySet())) {
                Ticket before = live.get(user);
                int what = random.nextInt(20);
                if (what < 3) {
                    String status = what == 0 ? "LEFT" : before.number() == null ? "WAITING" : what == 1 ? "ADMITTED" : "EXPIRED";
                    Long number = what > 0 && before.number() == null ? Long.valueOf(before.arrival()) : before.number();
                    changes.put(user, new Ticket(user, 1, before.arrival(), number, status, status.equals("ADMITTED") ? 60_000L : null));
                }
            }
            for (int newcomer = random.nextInt(8); newcomer > 0; newcomer--) {
                UUID user = UUID.randomUUID();
                last++;
                changes.put(user, new Ticket(user, 1, last, random.nextInt(5) == 0 ? null : last, "WAITING", null));
            }

            apply(1, List.copyOf(changes.values()));

            live.putAll(changes);
            live.values().removeIf(ticket -> !ticket.isLive());
            assertThat(snapshot.view().currentUsers()).isEqualTo((int) live.values().stream().filter(Ticket::isAdmitted).count());
            assertThat(snapshot.view().queueSize()).isEqualTo((int) live.values().stream().filter(each -> !each.isAdmitted()).count());
            live.forEach((user, ticket) -> assertThat(position(user)).isEqualTo(count(ticket, live.values())));
        }
    }

    /** From 1; 0 for a ticket that does not wait with a number. */
    private static long count(Ticket ticket, Collection<Ticket> all) {
        return ticket.isAdmitted() || ticket.number() == null ? 0 : all.stream()
            .filter(each -> !each.isAdmitted() && each.number() != null && each.number() <= ticket.number())
            .count();
    }

    @Test
    void theNonBlockingStatusHasNoPositionOfATurnThatIsBeingApplied() {
        apply(1, waiting(CHAN, 1));
        assertThat(position(CHAN)).isEqualTo(1);

        apply(1, new AbstractList<>() {
            private final List<Ticket> tickets = List.of(waiting(BORA, 3), waiting(ANNA, 2));

            @Override
            public Ticket get(int index) {
                assertThat(ifRanked(BORA).flatMap(QueueStatus::ticket)).isEmpty();
                assertThat(ifRanked(CHAN)).as("who is in front already").isPresent();
                return tickets.get(index);
            }

            @Override
            public int size() {
                return tickets.size();
            }
        });

        assertThat(position(BORA)).isEqualTo(3);
    }

    private void apply(int epoch, Ticket... tickets) {
        apply(epoch, Arrays.asList(tickets));
    }

    private void apply(int epoch, List<Ticket> tickets) {
        revision++;
        snapshot.apply(new TurnResult(new RoomState(epoch, revision, 10, 1_000, false, true, Sale.OPEN), tickets, true), NOW, 5);
    }

    private long position(UUID user) {
        return status(user).ticket().orElseThrow().position();
    }

    private QueueStatus status(UUID user) {
        return snapshot.status(user, NOW);
    }

    private Optional<QueueStatus> ifRanked(UUID user) {
        return snapshot.statusIfRanked(user, NOW);
    }

    private static Ticket waiting(UUID user, long number) {
        return new Ticket(user, 1, number, number, "WAITING", null);
    }

    private static Ticket admitted(UUID user, long number) {
        return new Ticket(user, 1, number, number, "ADMITTED", 60_000L);
    }
}
