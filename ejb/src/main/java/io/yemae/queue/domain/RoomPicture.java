package io.yemae.queue.domain;

import io.yemae.queue.QueueStatus;
import io.yemae.queue.QueueTicket;
import io.yemae.queue.RoomView;
import io.yemae.queue.domain.RoomNews.Head;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A room in the memory of a node: as of its last turn, complete, and read by any number of threads, which wait for nothing but the ranking of newcomers. */
public class RoomPicture {
    /** How much of the measured rate of admission is that of the last second. */
    private static final double FRESH = 0.1;

    private final Map<UUID, Place> places = new ConcurrentHashMap<>();
    private volatile Set<UUID> cleared = Set.of();
    private volatile Head head;
    private volatile long version;
    private volatile Ranking ranking = Ranking.of(0, Set.of());
    private volatile double admittedPerSecond;
    private final AtomicInteger admittedSince = new AtomicInteger();

    /** The numbers that wait, ascending; and how many are admitted, or wait for their number. */
    private record Ranking(long version, long[] waiting, int undrawn, int admitted) {

        static Ranking of(long version, Iterable<Place> places) {
            long[] waiting = new long[16];
            int drawn = 0;
            int undrawn = 0;
            int admitted = 0;
            for (Place place : places) {
                if (place.admitted()) {
                    admitted++;
                } else if (place.number() == null) {
                    undrawn++;
                } else {
                    waiting = drawn == waiting.length ? Arrays.copyOf(waiting, drawn * 2) : waiting;
                    waiting[drawn++] = place.number();
                }
            }
            long[] numbers = Arrays.copyOf(waiting, drawn);
            Arrays.sort(numbers);
            return new Ranking(version, numbers, undrawn, admitted);
        }

        /** Whether the place is counted, or need not be: it is not in line, or there is none. */
        boolean ranks(Optional<Place> place) {
            return place.filter(Ranking::isInLine).isEmpty() || Arrays.binarySearch(waiting, place.get().number()) >= 0;
        }

        /** 0 for who is not in line. */
        long position(Place place) {
            if (!isInLine(place)) {
                return 0;
            }
            int index = Arrays.binarySearch(waiting, place.number());
            return (index < 0 ? -index - 1 : index) + 1L;
        }

        private static boolean isInLine(Place place) {
            return !place.admitted() && place.number() != null;
        }
    }

    /** Takes in what a turn answered. By one thread at a time, in the order of the turns. */
    synchronized void apply(RoomNews news, long nanoTime) {
        if (head != null && news.head().epoch() > head.epoch()) {
            cleared = new HashSet<>(places.keySet());
        }
        for (RoomNews.Ticket ticket : news.tickets()) {
            if (ticket.isLive()) {
                Place before = places.put(ticket.user(), place(ticket, nanoTime));
                if (ticket.isAdmitted() && (before == null || !before.admitted())) {
                    admittedSince.incrementAndGet();
                }
            } else {
                places.computeIfPresent(ticket.user(),
                    (user, place) -> place.epoch() == ticket.epoch() && place.arrival() == ticket.arrival() ? null : place);
            }
        }
        head = news.head();
        version = news.tickets().isEmpty() ? version : news.head().revision();
    }

    /** A second is over. */
    void measure() {
        admittedPerSecond = admittedPerSecond * (1 - FRESH) + admittedSince.getAndSet(0) * FRESH;
    }

    /** Of the last turn; 0 when there was none. */
    long revision() {
        return head == null ? 0 : head.revision();
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    public Optional<Place> place(UUID user) {
        return Optional.ofNullable(places.get(user));
    }

    /** As of the last turn, so at most a second old while somebody is in the room. */
    public RoomView.Sale sale() {
        return head.sale();
    }

    public RoomView view() {
        return view(ranking());
    }

    private RoomView view(Ranking now) {
        Head known = head;
        return new RoomView(now.waiting.length + now.undrawn, now.admitted, known.threshold(), known.rate(), known.paused(), known.epoch(),
            !known.hasFree(), known.sale());
    }

    /** @param sessionMinutes how long a session lasts at most: as long as nobody was admitted yet, it tells how fast places become free */
    public QueueStatus status(UUID user, long nanoTime, int sessionMinutes) {
        Optional<Place> place = place(user);
        Ranking now = ranking();
        if (!now.ranks(place)) {
            // A newcomer whose turn is just being taken in: those in front who came with it are not counted before it is.
            synchronized (this) {
                now = ranking();
            }
        }
        return status(now, user, place, nanoTime, sessionMinutes);
    }

    /** The same without waiting: empty while the picture is changing, and until somebody has ranked it anew. */
    public Optional<QueueStatus> statusAtHand(UUID user, long nanoTime, int sessionMinutes) {
        Optional<Place> place = place(user);
        Ranking now = ranking;
        return now.version == version && now.ranks(place) ? Optional.of(status(now, user, place, nanoTime, sessionMinutes)) : Optional.empty();
    }

    private QueueStatus status(Ranking now, UUID user, Optional<Place> place, long nanoTime, int sessionMinutes) {
        return new QueueStatus(view(now), place.map(each -> ticket(each, now.position(each), nanoTime, sessionMinutes)),
            place.isEmpty() && cleared.contains(user));
    }

    private QueueTicket ticket(Place place, long position, long nanoTime, int sessionMinutes) {
        return new QueueTicket(place.epoch(), place.arrival(), place.number(), place.admitted(), position, estimated(position, sessionMinutes),
            place.secondsLeft(nanoTime));
    }

    /** In seconds; 0 where somebody who comes now is admitted on the spot. */
    public long waitOfNewcomer(int sessionMinutes) {
        RoomView room = view();
        return room.queueSize() == 0 && room.available() > 0 ? 0 : estimated(room.queueSize() + 1L, sessionMinutes);
    }

    private long estimated(long position, int sessionMinutes) {
        double perSecond = Math.max(admittedPerSecond, (double) head.threshold() / TimeUnit.MINUTES.toSeconds(sessionMinutes));
        return (long) Math.ceil(position / Math.min(perSecond, head.rate()));
    }

    private static Place place(RoomNews.Ticket ticket, long nanoTime) {
        long sessionEnds = ticket.isAdmitted() ? nanoTime + TimeUnit.MILLISECONDS.toNanos(ticket.sessionMillis()) : 0;
        return new Place(ticket.epoch(), ticket.arrival(), ticket.number(), ticket.isAdmitted(), sessionEnds);
    }

    /** Made when somebody asks and something has changed since. */
    private Ranking ranking() {
        if (ranking.version != version) {
            synchronized (this) {
                if (ranking.version != version) {
                    ranking = Ranking.of(version, places.values());
                }
            }
        }
        return ranking;
    }
}
