package io.yemae.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.queue.domain.Turn.Action;
import io.yemae.queue.domain.Turn.Limits;
import io.yemae.queue.domain.Turn.Mode;
import io.yemae.shared.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final UUID ANNA = UUID.randomUUID();
    private static final UUID BORA = UUID.randomUUID();

    private final MemoryTurnStore store = new MemoryTurnStore();
    private final FakeTime time = new FakeTime();
    private final Room room = room(store);

    @Test
    void requestsThatComeDuringATurnShareTheNextTurn() throws Exception {
        CountDownLatch firstIsRunning = new CountDownLatch(1);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        Room slow = room(turn -> {
            if (store.turns.isEmpty()) {
                firstIsRunning.countDown();
                await(firstMayEnd);
            }
            return store.execute(turn);
        });
        List<Thread> threads = new CopyOnWriteArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(21, task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
        });
        try {
            List<Future<?>> requests = new ArrayList<>();
            requests.add(callers.submit(() -> slow.execute(Action.ENTER, UUID.randomUUID())));
            firstIsRunning.await();
            List<UUID> group = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                UUID user = UUID.randomUUID();
                group.add(user);
                slow.submit(Action.ENTER, user);
                requests.add(callers.submit(() -> slow.execute(Action.ENTER, user)));
            }
            awaitThatAllBlock(threads);
            firstMayEnd.countDown();
            for (Future<?> each : requests) {
                each.get(5, TimeUnit.SECONDS);
            }

            assertThat(group).allSatisfy(user -> assertThat(slow.place(user)).isPresent());
            assertThat(Arrays.asList(store.turns.get(1).users(Action.ENTER))).containsExactlyElementsOf(group);
            assertThat(store.turns.size()).as("turns for 41 requests").isLessThan(10);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aFailedTurnFailsItsRequestsAndTheNextTurnRetriesDone() {
        store.failures = 1;
        room.submitDone(ANNA);

        assertThatThrownBy(() -> room.execute(Action.ENTER, BORA)).hasMessage("no database");
        room.tick();

        assertThat(store.turns.get(1).users(Action.DONE)).containsExactly(ANNA);
        assertThat(store.turns.get(1).users(Action.ENTER)).isEmpty();
        room.tick();
        assertThat(store.turns.get(2).users(Action.DONE)).as("done once").isEmpty();
    }

    @Test
    void submittedRequestsShareTurns() {
        CompletableFuture<Optional<Place>> first = submit();
        assertThat(first).as("before the turn").isNotDone();
        time.run();
        assertThat(first).isCompleted();
        time.advance(1);

        List<CompletableFuture<Optional<Place>>> others = Stream.generate(this::submit).limit(300).toList();
        assertThat(others).noneMatch(CompletableFuture::isDone);
        time.run();

        assertThat(others).allMatch(CompletableFuture::isDone);
        assertThat(store.entriesOfTurns()).containsExactly(1, 300);
    }

    @Test
    void submittedRequestsAreCompletedByTasksOfAHundred() {
        List<Runnable> tasks = new ArrayList<>();
        Room observed = new Room(EventId.next(), store, RoomTest::limits, (task, delay) -> tasks.add(task), time);
        List<CompletableFuture<Optional<Place>>> entries = Stream
            .generate(() -> observed.submit(Action.ENTER, UUID.randomUUID()).toCompletableFuture())
            .limit(300)
            .toList();

        tasks.remove(0).run();

        assertThat(entries).noneMatch(CompletableFuture::isDone);
        assertThat(tasks).hasSize(3);
        tasks.remove(0).run();
        assertThat(entries.stream().filter(CompletableFuture::isDone)).hasSize(100);
    }

    @Test
    void aFailedTurnFailsAllSubmittedRequests() {
        store.failures = Integer.MAX_VALUE;
        CompletableFuture<Optional<Place>> entry = submit();
        CompletableFuture<Optional<Place>> leave = room.submit(Action.LEAVE, ANNA).toCompletableFuture();

        time.run();

        assertThat(List.of(entry, leave)).allSatisfy(each -> assertThatThrownBy(each::join).hasRootCauseMessage("no database"));
        assertThat(time.scheduled()).as("nobody waits any longer").isZero();
    }

    @Test
    void requestsAfterAFailedTurnAreExecuted() {
        store.failures = 1;
        submit();
        time.run();

        CompletableFuture<Optional<Place>> next = submit();
        time.run();

        assertThat(next).isCompleted();
    }

    @Test
    void aBlockingCallerExecutesWhatOthersHaveSubmitted() {
        CompletableFuture<Optional<Place>> submitted = submit();
        room.execute(Action.ENTER, ANNA);
        time.run();

        assertThat(submitted).isCompleted();
        assertThat(store.turns).as("no turn without requests").hasSize(1);
    }

    @Test
    void anEntryIsAnsweredWithItsPlaceEvenIfTheNextTurnEndsIt() {
        List<Runnable> tasks = new ArrayList<>();
        Room observed = new Room(EventId.next(), store, RoomTest::limits, (task, delay) -> tasks.add(task), time);
        CompletableFuture<Optional<Place>> entry = observed.submit(Action.ENTER, ANNA).toCompletableFuture();
        tasks.remove(0).run();
        Runnable completion = tasks.remove(0);

        observed.execute(Action.LEAVE, ANNA);
        completion.run();

        assertThat(observed.place(ANNA)).isEmpty();
        assertThat(observed.statusAfterEntry(ANNA, entry.join()).ticket()).isPresent();
    }

    @Test
    void aUserWhoHasPaidAndEntersBeforeThePlaceEndsGetsANewPlace() {
        store.admitsAtOnce = true;
        room.execute(Action.ENTER, ANNA);
        long old = room.place(ANNA).orElseThrow().arrival();

        room.submitDone(ANNA);
        assertThat(room.keepsPlace(ANNA)).isFalse();
        room.submit(Action.ENTER, ANNA);
        time.run();

        assertThat(room.place(ANNA).orElseThrow().arrival()).isGreaterThan(old);
        assertThat(room.keepsPlace(ANNA)).isTrue();
        room.tick();
        assertThat(room.keepsPlace(ANNA)).as("not lost with a later turn").isTrue();
    }

    @Test
    void aPlaceIsNotKeptUntilEveryDoneRequestIsExecuted() {
        room.execute(Action.ENTER, ANNA);
        store.failures = 1;
        room.submitDone(ANNA);
        room.submitDone(ANNA);
        assertThatThrownBy(room::tick).hasMessage("no database");
        assertThat(room.keepsPlace(ANNA)).as("the turn failed").isFalse();

        room.tick();
        room.execute(Action.ENTER, ANNA);

        assertThat(room.keepsPlace(ANNA)).isTrue();
    }

    @Test
    void aHeartbeatIsWrittenWithItsAgeAndMakesTheTurnAct() {
        room.execute(Action.ENTER, ANNA);
        time.advance(60_000);
        room.heartbeat(ANNA);
        time.advance(700);

        room.tick();
        room.tick();

        assertThat(store.turns.get(1).mode()).isEqualTo(Mode.ACT);
        assertThat(store.turns.get(1).heartbeatMillisAgo()).isEqualTo(Map.of(ANNA, 700L));
        assertThat(store.turns.get(2).mode()).as("written once").isEqualTo(Mode.TICK);
    }

    @Test
    void aHeartbeatOfAFailedTurnIsWrittenByTheNext() {
        room.execute(Action.ENTER, ANNA);
        time.advance(60_000);
        room.heartbeat(ANNA);
        store.failures = 1;
        assertThatThrownBy(room::tick).hasMessage("no database");

        room.tick();

        assertThat(store.turns.get(2).heartbeatMillisAgo()).containsOnlyKeys(ANNA);
    }

    @Test
    void onlyWaitingUsersHaveHeartbeats() {
        store.admitsAtOnce = true;
        room.execute(Action.ENTER, ANNA);
        time.advance(60_000);

        room.heartbeat(ANNA);
        room.heartbeat(BORA);
        room.tick();

        assertThat(store.turns.get(1).heartbeatMillisAgo()).isEmpty();
    }

    @Test
    void changesByOtherNodesShareOneReadOnAnotherThread() {
        room.changed();
        room.changed();
        assertThat(store.turns).isEmpty();
        assertThat(time.scheduled()).isEqualTo(1);

        time.advance(20);
        assertThat(store.turns).extracting(Turn::mode).containsExactly(Mode.READ);
        room.changed();
        assertThat(time.scheduled()).as("a change after the read").isEqualTo(1);
    }

    @Test
    void aTurnAfterAChangeReadsItAndOneBeforeItDoesNot() {
        room.execute(Action.ENTER, ANNA);
        time.advance(1);
        room.changed();
        time.advance(1);
        room.execute(Action.ENTER, BORA);
        time.advance(20);
        assertThat(store.turns).extracting(Turn::mode).containsExactly(Mode.ACT, Mode.ACT);

        room.changed();
        room.execute(Action.LEAVE, BORA);
        time.advance(1);
        room.changed();
        time.advance(20);
        assertThat(store.turns).extracting(Turn::mode).as("the second change came after the turn").endsWith(Mode.ACT, Mode.READ);
    }

    @Test
    void aChangeIsReadIfTheTurnAfterItFails() {
        room.changed();
        time.advance(1);
        store.failures = 1;
        assertThatThrownBy(room::tick).hasMessage("no database");

        time.advance(20);

        assertThat(store.turns).extracting(Turn::mode).containsExactly(Mode.TICK, Mode.READ);
    }

    @Test
    void aChangeIsReadIfTheReadOfAnotherCallerFails() {
        room.changed();
        time.advance(1);
        store.failures = 1;
        assertThatThrownBy(room::refreshUnlessFresh).hasMessage("no database");
        assertThat(room.isFresh()).as("a read that has failed").isFalse();

        time.advance(20);

        assertThat(store.turns).extracting(Turn::mode).containsExactly(Mode.READ, Mode.READ);
    }

    @Test
    void aRefreshThatWasDroppedIsScheduledAgainWithALaterChange() {
        List<Runnable> tasks = new ArrayList<>();
        Room suspended = new Room(EventId.next(), store, RoomTest::limits, (task, delay) -> tasks.add(task), time);
        suspended.changed();
        time.advance(1_000);
        suspended.changed();
        assertThat(tasks).hasSize(1);

        time.advance(1);
        suspended.changed();

        assertThat(tasks).hasSize(2);
    }

    @Test
    void callersShareAReadWithin100Milliseconds() {
        room.refreshUnlessFresh();
        time.advance(99);
        room.refreshUnlessFresh();
        assertThat(store.turns).hasSize(1);

        time.advance(1);
        room.refreshUnlessFresh();
        assertThat(store.turns).hasSize(2);
    }

    @Test
    void aRoomOfAnUnknownEventIsNotLoaded() {
        assertThat(room.load()).isTrue();
        assertThat(room(turn -> Optional.empty()).load()).isFalse();
    }

    private Room room(TurnStore turns) {
        return new Room(EventId.next(), turns, RoomTest::limits, time, time);
    }

    private static Limits limits() {
        return new Limits(10, 1_000, 100, 5);
    }

    private CompletableFuture<Optional<Place>> submit() {
        return room.submit(Action.ENTER, UUID.randomUUID()).toCompletableFuture();
    }

    /** Callers block once their requests are queued. */
    private static void awaitThatAllBlock(List<Thread> callers) {
        Set<Thread.State> blocked = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        while (!callers.stream().allMatch(caller -> blocked.contains(caller.getState()))) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
