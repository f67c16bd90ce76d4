package io.yemae.it.queue;

import static io.yemae.it.kit.YemaeIT.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Schedule;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.places.Till;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many buyers come to the sale of one event through its waiting room. Each enters, polls its place, and when it is admitted takes the next
 * seats that are left to the crowd, and pays: with points, one of ten by card. Who finds none stays and looks again, until all is sold.
 */
public final class SaleRush {
    private static final int REQUESTS_AT_ONCE = 32;
    private static final int BY_CARD = 10;
    private static final int PAID = 200;
    private static final int LOOKS_AGAIN_MILLIS = 250;
    private static final int LONGEST_MILLIS = 15_000;
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    private final Lobby lobby;
    private final Till till;
    private final Schedule schedule = new Schedule();
    private final Queue<List<String>> seats = new ConcurrentLinkedQueue<>();
    private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final Queue<Visit> sawSoldOut = new ConcurrentLinkedQueue<>();
    private final AtomicInteger toEnter = new AtomicInteger();
    private final AtomicInteger toEnd = new AtomicInteger();
    private final AtomicInteger holds = new AtomicInteger();
    private volatile boolean over;

    /** @param order of the payment by card; null if it was paid with points */
    public record Purchase(Buyer buyer, String reservation, List<String> seats, String order) {

        public boolean isByCard() {
            return order != null;
        }
    }

    public SaleRush(Lobby lobby, Till till) {
        this.lobby = lobby;
        this.till = till;
    }

    /** Buyers come, evenly spread over some time. */
    public void come(List<Buyer> buyers, Duration arrival) {
        toEnter.addAndGet(buyers.size());
        toEnd.addAndGet(buyers.size());
        for (int i = 0; i < buyers.size(); i++) {
            new Visit(buyers.get(i)).in(arrival.toMillis() * i / buyers.size());
        }
    }

    /** The first in the line of those who saw that all is sold look again. */
    public void comeBack(int people) {
        List<Visit> first = sawSoldOut.stream().sorted(Comparator.comparing(visit -> visit.position)).limit(people).toList();
        sawSoldOut.removeAll(first);
        toEnd.addAndGet(first.size());
        first.forEach(visit -> visit.in(0));
    }

    /** The seats that the crowd may take from now on, each list by one buyer. */
    public void leave(Collection<List<String>> toTheCrowd) {
        seats.addAll(toTheCrowd);
    }

    /** Begins in other threads. It ends when {@link #soldOut} was called and everybody knows. */
    public CompletableFuture<Void> begin() {
        over = false;
        return CompletableFuture.runAsync(() -> schedule.run(REQUESTS_AT_ONCE, AT_MOST, () -> over ? toEnd.get() : 1));
    }

    /** From now on those who wait must see that all is sold, and those inside give up. */
    public void soldOut() {
        over = true;
        schedule.hurry();
    }

    public boolean haveAllEntered() {
        return toEnter.get() == 0;
    }

    public List<Purchase> purchases() {
        return List.copyOf(purchases);
    }

    /** How many wait and have seen that no seat is left. */
    public int sawSoldOut() {
        return sawSoldOut.size();
    }

    /** One buyer. */
    private final class Visit extends Schedule.Step {
        private final Buyer buyer;
        private boolean entered;
        private volatile long position;

        Visit(Buyer buyer) {
            super(schedule);
            this.buyer = buyer;
        }

        @Override
        public void run() {
            JsonNode place = entered ? lobby.place(buyer) : lobby.check(buyer);
            if (!entered) {
                entered = true;
                toEnter.decrementAndGet();
            }
            if (place.get("queued").asBoolean()) {
                await(place);
            } else {
                buy();
            }
        }

        private void await(JsonNode place) {
            position = place.get("position").asLong();
            if (over) {
                assertThat(place.get("soldOut").asBoolean()).as("%s", place).isTrue();
                sawSoldOut.add(this);
                toEnd.decrementAndGet();
            } else {
                in(Math.min(LONGEST_MILLIS, Math.max(LOOKS_AGAIN_MILLIS, 16 * position)));
                if (over) {
                    // It became so meanwhile.
                    schedule.hurry();
                }
            }
        }

        private void buy() {
            List<String> own = seats.poll();
            if (own != null) {
                String reservation = buyer.hold(lobby.show(), own.toArray(String[]::new)).expect(201).at("/reservation/id");
                purchases.add(new Purchase(buyer, reservation, own, pay(reservation)));
                toEnd.decrementAndGet();
            } else if (over) {
                lobby.leave(buyer);
                toEnd.decrementAndGet();
            } else {
                in(LOOKS_AGAIN_MILLIS);
            }
        }

        private String pay(String reservation) {
            if (holds.incrementAndGet() % BY_CARD > 0) {
                buyer.payWithPoints(reservation).expect(200);
                return null;
            }
            Till.Payer payer = till.atTheWindow(buyer, reservation);
            if (payer.confirm().status() != PAID) {
                // On a slow machine the gateway's answer may come too late. Then the platform asks for it.
                till.reconcile();
                soon(() -> assertThat(payer.status()).isEqualTo("confirmed"));
            }
            return payer.order();
        }
    }
}
