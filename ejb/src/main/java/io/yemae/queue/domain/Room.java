package io.yemae.queue.domain;

import io.yemae.queue.domain.Turn.Mode;
import io.yemae.queue.domain.Turn.Wish;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A room on this node. Whoever wants something of it says so, and a turn is taken for all who have said so by then. Who cannot go on without it waits
 * for the turn, and takes it unless somebody else has; who can be answered later is served with the others by a turn within a tenth of a second, so that
 * in a rush hundreds come in with one statement, and no thread waits with them.
 */
public class Room {
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_WAIT_SECONDS = 3;
    private static final int TOLD_TOGETHER = 100;
    private static final long FORGET_AFTER_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventId event;
    private final Function<Turn, Optional<RoomNews>> turns;
    private final Later later;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final RoomPicture picture = new RoomPicture();
    private final SignsOfLife signs = new SignsOfLife(System.nanoTime());
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean stale = new AtomicBoolean();
    private volatile long takenAt = System.nanoTime() - APART_NANOS;
    private volatile long askedAt = System.nanoTime();
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;

    /** Runs something on another thread. */
    public interface Later {
        void run(Runnable what, long nanos);
    }

    /**
     * What somebody wants.
     *
     * @param done done, or failed, within a turn
     * @param told the same after the turn, for who takes time over it; null for who waits for the turn, or for nothing
     */
    private record Request(Wish wish, UUID user, CompletableFuture<Void> done, CompletableFuture<Void> told) {

        void tell() {
            done.whenComplete((nothing, failure) -> {
                if (failure == null) {
                    told.complete(null);
                } else {
                    told.completeExceptionally(failure);
                }
            });
        }

        void throwFailure() {
            try {
                done.join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }

    public Room(EventId event, Function<Turn, Optional<RoomNews>> turns, Later later) {
        this.event = event;
        this.turns = turns;
        this.later = later;
    }

    public EventId event() {
        return event;
    }

    /** Whether nobody has wanted anything for so long that it can be forgotten. */
    public boolean isQuiet() {
        return requests.isEmpty() && System.nanoTime() - askedAt > FORGET_AFTER_NANOS;
    }

    public RoomPicture picture() {
        return picture;
    }

    /** Returns when it has been done and committed, together with what others wanted. */
    public void ask(Wish wish, UUID user) {
        Request mine = request(wish, user, null);
        inTurn(() -> {
            if (!mine.done.isDone()) {
                take();
            }
            mine.throwFailure();
        });
    }

    /** Done and committed with all that is wanted within a tenth of a second; at once when it has been quiet for as long. */
    public CompletionStage<Void> askTogether(Wish wish, UUID user) {
        Request mine = request(wish, user, new CompletableFuture<>());
        if (due.compareAndSet(false, true)) {
            later.run(this::takeDue, Math.max(0, takenAt + APART_NANOS - System.nanoTime()));
        }
        return mine.told;
    }

    /** To be done with the next turn, within a second; nobody waits for it. */
    public void leaveWord(Wish wish, UUID user) {
        requests.add(new Request(wish, user, new CompletableFuture<>(), null));
    }

    /** The page of somebody who waits is open. Costs nothing now, and is written down with many others. */
    public void seen(UUID user) {
        if (picture.place(user).filter(place -> !place.admitted()).isPresent()) {
            signs.seen(user, System.nanoTime());
        }
    }

    /** A second is over. */
    public void tick() {
        inTurn(this::take);
        picture.measure();
    }

    /** Reads what others have changed; for all who ask within a tenth of a second, once. */
    public void look() {
        if (isFresh()) {
            return;
        }
        inTurn(() -> {
            if (!isFresh()) {
                read();
            }
        });
    }

    /** Whether it was read within the last tenth of a second. */
    public boolean isFresh() {
        return System.nanoTime() - lookedAt < LOOK_EVERY_NANOS;
    }

    /** Another node or an operator has changed the room: it is read soon, and who tells it does not wait for that. */
    public void changed() {
        if (stale.compareAndSet(false, true)) {
            later.run(() -> {
                stale.set(false);
                refresh();
            }, 0);
        }
    }

    /** Reads what others have changed. */
    public void refresh() {
        inTurn(this::read);
    }

    private void read() {
        lookedAt = System.nanoTime();
        apply(new Turn(event, picture.revision(), Mode.LOOK, Map.of()));
    }

    private Request request(Wish wish, UUID user, CompletableFuture<Void> told) {
        Request mine = new Request(wish, user, new CompletableFuture<>(), told);
        askedAt = System.nanoTime();
        requests.add(mine);
        return mine;
    }

    private void takeDue() {
        due.set(false);
        try {
            inTurn(() -> {
                if (!requests.isEmpty()) {
                    take();
                }
            });
        } catch (RuntimeException e) {
            // A group knows already. Who is still there could not get a turn.
            fail(gathered(), e);
        }
    }

    private void take() {
        takenAt = System.nanoTime();
        List<Request> group = gathered();
        // What somebody wants has to be done, even if the room is at another node for the moment.
        Map<UUID, Long> seen = signs.due(takenAt);
        Turn mine = new Turn(event, picture.revision(), group.isEmpty() && seen.isEmpty() ? Mode.TICK : Mode.ACT, seen);
        group.forEach(request -> mine.add(request.wish, request.user));
        try {
            apply(mine);
        } catch (RuntimeException e) {
            signs.notWritten();
            fail(group, e);
            throw e;
        }
        signs.written(seen, takenAt);
        group.stream().filter(request -> request.wish == Wish.ENTER).forEach(request -> signs.entered(request.user, takenAt));
        group.forEach(request -> request.done.complete(null));
        tell(group);
    }

    /** On other threads, each for some of them: whoever is told goes on there, and the room is free meanwhile. */
    private void tell(List<Request> group) {
        List<Request> waiting = group.stream().filter(request -> request.told != null).toList();
        for (int from = 0; from < waiting.size(); from += TOLD_TOGETHER) {
            List<Request> some = waiting.subList(from, Math.min(waiting.size(), from + TOLD_TOGETHER));
            later.run(() -> some.forEach(Request::tell), 0);
        }
    }

    private List<Request> gathered() {
        List<Request> group = new ArrayList<>();
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            group.add(request);
        }
        return group;
    }

    private void fail(List<Request> group, RuntimeException why) {
        group.forEach(request -> request.done.completeExceptionally(why));
        tell(group);
        // Nobody waits for these and asks again.
        group.stream().filter(request -> request.wish == Wish.DONE).forEach(request -> leaveWord(Wish.DONE, request.user));
    }

    private void apply(Turn mine) {
        long now = System.nanoTime();
        RoomNews news = turns.apply(mine).orElseThrow(() -> Problem.notFound("EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다."));
        picture.apply(news, now);
    }

    private void inTurn(Runnable deed) {
        try {
            if (!turn.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            deed.run();
        } finally {
            turn.unlock();
        }
    }
}
