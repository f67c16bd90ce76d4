package io.yemae.seating.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.seating.GradeCount;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import io.yemae.shared.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveSeatsTest {
    private final ManualClock clock = new ManualClock("2026-12-24T10:00:00Z");
    private final List<String> published = new ArrayList<>();
    private final SeatMap empty = House.of("...", "...");
    private final LiveSeats live = new LiveSeats(empty, clock, (before, after, seats) -> {
        for (int seat : seats) {
            published.add(after.plan().label(seat) + " " + after.status(seat).wireName());
        }
    });

    @Test
    void whatHasBeenReadIsShownAndPublished() {
        live.refresh(List.of(), () -> List.of(locked(0, 300_000), sold(1)));

        assertThat(live.map().status(0)).isEqualTo(SeatStatus.LOCKED);
        assertThat(live.map().status(1)).isEqualTo(SeatStatus.SOLD);
        assertThat(published).containsExactly("A-1-1 locked", "A-1-2 sold");
        assertThat(live.map().counts().get(House.GRADE)).isEqualTo(new GradeCount(6, 4));
    }

    @Test
    void whatDoesNotChangeIsNotPublished() {
        live.refresh(List.of(), () -> List.of(sold(1)));
        live.refresh(List.of(), () -> List.of(sold(1)));

        assertThat(published).hasSize(1);
    }

    @Test
    void aHoldEndsAtItsInstantWithoutAMessage() {
        live.refresh(List.of(), () -> List.of(locked(0, 300_000)));

        clock.advance(Duration.ofMillis(299_999));
        assertThat(live.map().status(0)).isEqualTo(SeatStatus.LOCKED);
        clock.advance(Duration.ofMillis(1));
        assertThat(live.map().status(0)).isEqualTo(SeatStatus.AVAILABLE);
        assertThat(published).containsExactly("A-1-1 locked", "A-1-1 available");
    }

    @Test
    void theCachedMapIsEmptyFromTheEndOfAHoldUntilTheNextMapIsMade() {
        live.refresh(List.of(), () -> List.of(locked(0, 300_000)));
        assertThat(live.cachedMap()).contains(live.map());

        clock.advance(Duration.ofMillis(300_000));

        assertThat(live.cachedMap()).isEmpty();
        assertThat(live.cachedMap()).as("nobody has made it").isEmpty();
        SeatMap next = live.map();
        assertThat(live.cachedMap()).contains(next);
    }

    @Test
    void aHoldThatIsReadAfterItsEndIsNone() {
        live.refreshAll(() -> List.of(locked(0, 0), sold(1)));

        assertThat(live.map().status(0)).isEqualTo(SeatStatus.AVAILABLE);
        assertThat(published).containsExactly("A-1-2 sold");
    }

    @Test
    void readingEverythingHealsMissedChanges() {
        live.refresh(List.of(), () -> List.of(sold(1), sold(2)));
        live.refreshAll(() -> List.of(sold(2), sold(3)));

        assertThat(published).containsExactly("A-1-2 sold", "A-1-3 sold", "A-1-2 available", "A-2-1 sold");
    }

    @Test
    void readingEverythingAgainKeepsWhatWasPreparedUnlessSomethingIsDifferent() {
        live.refreshAll(() -> List.of(locked(0, 300_000), sold(2)));
        SeatMap prepared = live.map();

        live.refreshAll(() -> List.of(sold(2), locked(0, 300_000)));
        assertThat(live.map()).isSameAs(prepared);
        live.refreshAll(() -> List.of(locked(0, 600_000), sold(2)));

        assertThat(live.map()).isNotSameAs(prepared);
        clock.advance(Duration.ofMillis(300_000));
        assertThat(live.map().status(0)).as("the hold was renewed").isEqualTo(SeatStatus.LOCKED);
    }

    @Test
    void anEventThatWasEditedIsPreparedAnewAlthoughItsSeatsAreTheSame() {
        SeatMap read = House.of("...", "...");

        live.reload(() -> read);

        assertThat(live.map().plan()).isSameAs(read.plan());
    }

    @Test
    void aClientWithAVersionGetsTheChangesSince() {
        String first = live.map().version();
        live.refresh(List.of(), () -> List.of(sold(1)));
        String second = live.map().version();
        live.refresh(List.of(), () -> List.of(sold(4)));

        assertThat(live.since(first).orElseThrow().changed()).containsExactly(1, 4);
        assertThat(live.since(second).orElseThrow().changed()).containsExactly(4);
        assertThat(live.since(live.map().version()).orElseThrow().changed()).isEmpty();
        assertThat(live.since("0")).isEmpty();
    }

    @Test
    void changesAreKnownWithoutBlockingUnlessAHoldHasExpired() {
        String first = live.map().version();
        live.refresh(List.of(), () -> List.of(locked(1, 300_000)));

        assertThat(live.cachedSince(first).orElseThrow().changed()).containsExactly(1);
        assertThat(live.cachedSince("no version")).isEmpty();
        assertThat(live.cachedSince("0" + first)).as("another form of it").isEmpty();
        clock.advance(Duration.ofMillis(300_000));
        assertThat(live.cachedSince(first)).isEmpty();
    }

    @Test
    void theLastThousandChangesAreRemembered() {
        SeatMap standing = House.standing(2_600);
        LiveSeats large = new LiveSeats(standing, clock, (before, after, seats) -> { });
        List<String> versions = new ArrayList<>();
        for (int seat = 0; seat < 2_600; seat++) {
            versions.add(large.map().version());
            List<SeatState> state = List.of(new SeatState(standing.plan().id(seat), SeatStatus.SOLD, 0));
            large.refresh(List.of(), () -> state);
            if (seat == 999) {
                assertThat(large.since(versions.get(0)).orElseThrow().changed()).hasSize(1_000);
            }
        }

        assertThat(large.since(versions.get(1_600)).orElseThrow().changed()).hasSize(1_000).startsWith(1_600).endsWith(2_599);
        assertThat(large.since(versions.get(1_599))).isEmpty();
    }

    @Test
    void buyersWhoAreRefusedTogetherAreSentToDifferentSeats() {
        live.refresh(List.of(), () -> List.of(sold(1), sold(4)));
        SeatMap map = live.map();

        assertThat(live.suggest(map, List.of(1), seat -> false)).containsExactly(0);
        assertThat(live.suggest(map, List.of(1), seat -> false)).containsExactly(2);
        assertThat(live.suggest(map, List.of(1), seat -> seat == 3)).containsExactly(5);
        assertThat(live.suggest(map, List.of(1), seat -> seat == 3)).as("there are no others").containsExactly(0);
        clock.advance(Duration.ofMillis(2_000));
        assertThat(live.suggest(map, List.of(1), seat -> false)).containsExactly(0);
        assertThat(live.offer(0, 4, Set.of())).as("suggested seats can be offered").hasSize(4);
    }

    @Test
    void theSameSeatsHaveTheSameVersionOnEveryNode() {
        LiveSeats other = new LiveSeats(empty, clock, (before, after, seats) -> { });
        live.refresh(List.of(), () -> List.of(sold(1)));
        live.refresh(List.of(), () -> List.of(sold(4)));
        other.refresh(List.of(), () -> List.of(sold(1), sold(4)));

        assertThat(other.map().version()).isEqualTo(live.map().version()).isNotEqualTo(empty.version());
    }

    @Test
    void nothingIsReportedAsTakenBeforeFreedSeatsAreRead() {
        UUID cancelled = UUID.randomUUID();
        assertThat(live.isUpToDate()).isTrue();

        live.freed(cancelled);
        assertThat(live.isUpToDate()).isFalse();
        live.refresh(List.of(UUID.randomUUID()), List::of);
        assertThat(live.isUpToDate()).as("others were read").isFalse();
        live.refresh(List.of(cancelled), List::of);
        assertThat(live.isUpToDate()).isTrue();
    }

    @Test
    void whatBecomesFreeDuringAReadingIsNotTakenAsRead() {
        UUID cancelled = UUID.randomUUID();
        live.freed(cancelled);
        live.refresh(List.of(cancelled), () -> {
            live.freed(cancelled);
            return List.of();
        });

        assertThat(live.isUpToDate()).isFalse();
    }

    @Test
    void aReadingOfAllSeatsShowsWhateverHasBecomeFree() {
        live.freed(UUID.randomUUID());
        live.freed(null);

        live.refreshAll(List::of);

        assertThat(live.isUpToDate()).isTrue();
    }

    @Test
    void twoWhoLetUsChooseAreOfferedDifferentSeats() {
        List<Integer> first = live.offer(0, 2, Set.of());
        List<Integer> second = live.offer(0, 2, Set.of());

        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(live.offer(0, 3, Set.of())).isEmpty();
        clock.advance(Duration.ofMillis(2_000));
        assertThat(live.offer(0, 2, Set.of())).isEqualTo(first);
    }

    @Test
    void withdrawnSeatsAreOfferedAgainAtOnce() {
        List<Integer> refused = live.offer(0, 6, Set.of());
        assertThat(live.offer(0, 1, Set.of())).isEmpty();

        live.withdraw(refused);

        assertThat(live.offer(0, 6, Set.of())).isEqualTo(refused);
    }

    @Test
    void aSeatThatIsTakenAndReleasedBeforeTheMapShowsItIsOfferedAgainAtOnce() {
        UUID reservation = new UUID(1, 2);
        List<Integer> all = live.offer(0, 6, Set.of());
        live.taken(all, reservation);
        assertThat(live.offer(0, 1, Set.of())).isEmpty();

        live.freed(reservation);

        assertThat(live.offer(0, 6, Set.of())).isEqualTo(all);
    }

    @Test
    void aReleasedSeatIsOfferedAgainAtOnce() {
        int seat = live.offer(0, 1, Set.of()).get(0);
        live.refresh(List.of(), () -> List.of(locked(seat, 300_000)));
        live.refresh(List.of(), () -> List.of(available(seat)));

        assertThat(live.offer(0, 1, Set.of())).containsExactly(seat);
    }

    @Test
    void otherPricesMakeAnotherVersion() {
        live.refresh(List.of(), () -> List.of(sold(1)));
        String before = live.map().version();
        SeatMap dearer = House.of("...", "...");
        live.reload(() -> dearer);

        assertThat(live.map()).isSameAs(dearer);
        assertThat(live.since(before)).isEmpty();
    }

    @Test
    void aSeatThatWasJustTakenIsKnownBeforeTheMapShowsIt() {
        UUID reservation = new UUID(1, 2);

        live.taken(List.of(0), reservation);

        assertThat(live.isTaken(0)).isTrue();
        assertThat(live.isTaken(1)).isFalse();
        live.refresh(List.of(reservation), () -> List.of(locked(0, 300_000)));
        assertThat(live.isTaken(0)).isTrue();
        clock.advance(Duration.ofMillis(300_000));
        assertThat(live.isTaken(0)).as("its hold has expired").isFalse();
    }

    @Test
    void aSeatThatWasJustTakenAndFreedIsNotRefused() {
        UUID reservation = new UUID(1, 2);
        live.taken(List.of(0), reservation);
        live.refresh(List.of(), () -> List.of(locked(0, 300_000)));

        live.freed(reservation);

        assertThat(live.isTaken(0)).isFalse();
    }

    @Test
    void aCompleteReadKeepsWhatWasTakenWhileItRan() {
        live.taken(List.of(0), new UUID(1, 2));

        live.refreshAll(() -> {
            live.taken(List.of(1), new UUID(3, 4));
            return List.of();
        });

        assertThat(live.isTaken(0)).isFalse();
        assertThat(live.isTaken(1)).isTrue();
    }

    private SeatState locked(int seat, long millis) {
        return new SeatState(empty.plan().id(seat), SeatStatus.LOCKED, clock.millis() + millis);
    }

    private SeatState sold(int seat) {
        return new SeatState(empty.plan().id(seat), SeatStatus.SOLD, 0);
    }

    private SeatState available(int seat) {
        return new SeatState(empty.plan().id(seat), SeatStatus.AVAILABLE, 0);
    }
}
