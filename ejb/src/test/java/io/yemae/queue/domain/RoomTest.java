package io.yemae.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.domain.RoomNews.Head;
import io.yemae.queue.domain.RoomNews.Ticket;
import io.yemae.queue.domain.Turn.Wish;
import io.yemae.shared.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final Room.Later NEVER = (turn, nanos) -> {
        throw new AssertionError("nobody is to be served later");
    };

    private final List<Turn> taken = new ArrayList<>();
    private final CountDownLatch firstIsRunning = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private long number;

    @Test
    void whileOneTurnRunsTheNextGroupGathersAndIsDoneInOne() throws Exception {
        Room room = new Room(EventId.next(), this::slowFirstTurn, NEVER);
        ExecutorService callers = Executors.newFixedThreadPool(21);
        try {
            List<Future<?>> asking = new ArrayList<>();
            asking.add(callers.submit(() -> room.ask(Wish.ENTER, UUID.randomUUID())));
            firstIsRunning.await();
            List<UUID> group = new ArrayList<>();
            CountDownLatch allAsk = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                UUID user = UUID.randomUUID();
                group.add(user);
                room.leaveWord(Wish.ENTER, user);
                asking.add(callers.submit(() -> {
                    allAsk.countDown();
                    room.ask(Wish.ENTER, user);
                }));
            }
            allAsk.await();
            firstMayEnd.countDown();
            for (Future<?> each : asking) {
                each.get(5, TimeUnit.SECONDS);
            }

            assertThat(group).allSatisfy(user -> assertThat(room.picture().place(user)).isPresent());
            assertThat(Arrays.asList(taken.get(1).of(Wish.ENTER))).containsExactlyElementsOf(group);
            assertThat(taken.size()).as("turns for 41 wishes").isLessThan(10);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void whatFailsFailsForAllWhoAskedAndPaymentsAreRememberedForTheNextTurn() {
        UUID payer = UUID.randomUUID();
        List<Turn> turns = new ArrayList<>();
        Room room = new Room(EventId.next(), turn -> {
            turns.add(turn);
            if (turns.size() == 1) {
                throw new IllegalStateException("no database");
            }
            return news(turn);
        }, NEVER);
        room.leaveWord(Wish.DONE, payer);

        assertThatThrownBy(() -> room.ask(Wish.ENTER, UUID.randomUUID())).hasMessage("no database");
        room.tick();

        assertThat(turns.get(1).of(Wish.DONE)).containsExactly(payer);
        assertThat(turns.get(1).of(Wish.ENTER)).isEmpty();
    }

    @Test
    void whoCanBeAnsweredLaterIsServedTogetherAfterAMoment() {
        List<Turn> turns = new ArrayList<>();
        List<Runnable> due = new ArrayList<>();
        List<Long> delays = new ArrayList<>();
        Room room = new Room(EventId.next(), turn -> {
            turns.add(turn);
            return news(turn);
        }, (turn, nanos) -> {
            due.add(turn);
            delays.add(nanos);
        });

        CompletableFuture<Void> first = room.askTogether(Wish.ENTER, UUID.randomUUID()).toCompletableFuture();
        due.remove(0).run();
        assertThat(first).as("while the turn is taken").isNotDone();
        due.remove(0).run();
        assertThat(first).isCompleted();
        List<CompletableFuture<Void>> others = Stream.generate(() -> room.askTogether(Wish.ENTER, UUID.randomUUID()).toCompletableFuture()).limit(300).toList();
        assertThat(others).noneMatch(CompletableFuture::isDone);
        due.remove(0).run();
        assertThat(due).as("not all by one thread").hasSizeGreaterThan(1).allSatisfy(Runnable::run);

        assertThat(others).allMatch(CompletableFuture::isDone);
        assertThat(turns).extracting(turn -> turn.of(Wish.ENTER).length).containsExactly(1, 300);
        assertThat(delays.get(0)).as("it has been quiet").isZero();
        assertThat(delays.get(2)).as("the last turn was just now").isBetween(1L, TimeUnit.MILLISECONDS.toNanos(100));
    }

    @Test
    void whatOthersChangeIsReadOnceHoweverOftenItIsToldAndNobodyWaitsForIt() {
        List<Runnable> later = new ArrayList<>();
        Room room = new Room(EventId.next(), turn -> {
            taken.add(turn);
            return news(turn);
        }, (turn, nanos) -> later.add(turn));

        room.changed();
        room.changed();
        assertThat(taken).isEmpty();
        assertThat(later).hasSize(1);

        later.remove(0).run();
        assertThat(taken).extracting(Turn::mode).containsExactly(Turn.Mode.LOOK);
        room.changed();
        assertThat(later).as("what is told after the reading").hasSize(1);
    }

    @Test
    void whatFailsFailsForAllWhoAreToBeAnsweredLater() {
        List<Runnable> due = new ArrayList<>();
        Room room = new Room(EventId.next(), turn -> {
            throw new IllegalStateException("no database");
        }, (turn, nanos) -> due.add(turn));
        CompletableFuture<Void> one = room.askTogether(Wish.ENTER, UUID.randomUUID()).toCompletableFuture();
        CompletableFuture<Void> other = room.askTogether(Wish.LEAVE, UUID.randomUUID()).toCompletableFuture();

        due.remove(0).run();
        due.remove(0).run();

        assertThat(List.of(one, other)).allSatisfy(each -> assertThatThrownBy(each::join).hasRootCauseMessage("no database"));
    }

    private Optional<RoomNews> slowFirstTurn(Turn turn) {
        taken.add(turn);
        if (taken.size() == 1) {
            firstIsRunning.countDown();
            try {
                firstMayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return news(turn);
    }

    private Optional<RoomNews> news(Turn turn) {
        List<Ticket> tickets = Arrays.stream(turn.of(Wish.ENTER)).map(user -> new Ticket(user, 1, ++number, number, "WAITING", null)).toList();
        return Optional.of(new RoomNews(new Head(1, turn.known() + 1, 1, 1, false, true, Sale.OPEN), tickets, true));
    }
}
