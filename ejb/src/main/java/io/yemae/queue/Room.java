package io.yemae.queue;

import io.yemae.queue.Turn.Mode;
import io.yemae.queue.Turn.Wish;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A room on this node. Whoever wants something of it says so and waits for the node's turn; who gets to take the turn takes it for all who have said
 * so by then, and they find theirs done. So while one transaction runs the next group gathers, without a thread of its own.
 */
class Room {
    private static final long LONGEST_WAIT_SECONDS = 3;
    private static final long SEEN_EVERY_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long FORGET_AFTER_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventId event;
    private final Function<Turn, Optional<RoomNews>> turns;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final RoomPicture picture = new RoomPicture();
    private final Set<UUID> polled = ConcurrentHashMap.newKeySet();
    private volatile long askedAt = System.nanoTime();
    private volatile long seenWrittenAt = System.nanoTime();
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;

    /** What somebody wants, and how it went; the last two are guarded by the turn. */
    private static final class Request {
        private final Wish wish;
        private final UUID user;
        private boolean taken;
        private RuntimeException failure;

        private Request(Wish wish, UUID user) {
            this.wish = wish;
            this.user = user;
        }
    }

    Room(EventId event, Function<Turn, Optional<RoomNews>> turns) {
        this.event = event;
        this.turns = turns;
    }

    EventId event() {
        return event;
    }

    /** Whether nobody has wanted anything for so long that it can be forgotten. */
    boolean isQuiet() {
        return requests.isEmpty() && System.nanoTime() - askedAt > FORGET_AFTER_NANOS;
    }

    RoomPicture picture() {
        return picture;
    }

    /** Returns when it has been done and committed, together with what others wanted. */
    void ask(Wish wish, UUID user) {
        Request mine = new Request(wish, user);
        askedAt = System.nanoTime();
        requests.add(mine);
        inTurn(() -> {
            if (!mine.taken) {
                take(Mode.ACT);
            }
            if (mine.failure != null) {
                throw mine.failure;
            }
        });
    }

    /** To be done with the next turn, within a second; nobody waits for it. */
    void leaveWord(Wish wish, UUID user) {
        requests.add(new Request(wish, user));
    }

    /** Somebody's page is open. Costs nothing now, and is written down with many others. */
    void seen(UUID user) {
        polled.add(user);
    }

    /** A second is over. */
    void tick() {
        inTurn(() -> take(requests.isEmpty() ? Mode.TICK : Mode.ACT));
        picture.measure();
    }

    /** Reads what others have changed; for all who ask within a tenth of a second, once. */
    void look() {
        if (System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
            return;
        }
        inTurn(() -> {
            if (System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS) {
                read();
            }
        });
    }

    /** Another node or an operator has changed the room. */
    void refresh() {
        inTurn(this::read);
    }

    private void read() {
        lookedAt = System.nanoTime();
        apply(new Turn(event, picture.revision(), Mode.LOOK));
    }

    private void take(Mode mode) {
        List<Request> group = new ArrayList<>();
        Turn mine = new Turn(event, picture.revision(), mode);
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            request.taken = true;
            group.add(request);
            mine.add(request.wish, request.user);
        }
        boolean writesSeen = System.nanoTime() - seenWrittenAt >= SEEN_EVERY_NANOS;
        if (writesSeen) {
            mine.add(Wish.SEEN, Set.copyOf(polled));
        }
        try {
            apply(mine);
        } catch (RuntimeException e) {
            group.forEach(request -> request.failure = e);
            // Nobody waits for these and asks again.
            group.stream().filter(request -> request.wish == Wish.DONE).forEach(request -> leaveWord(Wish.DONE, request.user));
            throw e;
        }
        if (writesSeen) {
            polled.removeAll(mine.wishes().getOrDefault(Wish.SEEN, Set.of()));
            seenWrittenAt = System.nanoTime();
        }
    }

    private void apply(Turn mine) {
        long now = System.nanoTime();
        RoomNews news = turns.apply(mine).orElseThrow(() -> Problem.notFound("EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다."));
        picture.apply(news, now);
    }

    private void inTurn(Runnable deed) {
        try {
            if (!turn.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(ProblemKind.UNAVAILABLE, "UNAVAILABLE", "지금은 처리할 수 없습니다. 잠시 후 다시 시도해주세요.");
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
