package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.OrderTotals;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import io.yemae.devservices.sandbox.ledger.PaymentStatus;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.GatewayDesk;
import io.yemae.it.kit.places.Till;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** One reservation, and a random script of steps by two browsers, the gateway, a rival and operators, some of them concurrent. */
final class Interleaving {
    private static final List<Fault> CONFIRM_FAULTS = List.of(Fault.slow(Duration.ofMillis(150)), Fault.slow(Duration.ofMillis(400)),
        Fault.LOSE_ANSWER,
        Fault.RESET, Fault.status(500), Fault.statusAfterWork(500), Fault.status(429), Fault.NONSENSE, Fault.TRUNCATED, Fault.WRONG_AMOUNT,
        Fault.PENDING_STATUS, Fault.STRANGE_STATUS, Fault.refuse("REJECT_CARD_COMPANY"), Fault.refuse("PROVIDER_ERROR"));
    private static final List<Fault> CANCEL_FAULTS = List.of(Fault.slow(Duration.ofMillis(150)), Fault.LOSE_ANSWER, Fault.RESET,
        Fault.status(500),
        Fault.statusAfterWork(500), Fault.TRUNCATED, Fault.WRONG_AMOUNT, Fault.STRANGE_STATUS, Fault.refuse("NOT_CANCELABLE_PAYMENT"));
    private static final List<Fault> QUERY_FAULTS = List.of(Fault.status(500), Fault.NONSENSE, Fault.WRONG_AMOUNT, Fault.STRANGE_STATUS,
        Fault.slow(Duration.ofMillis(150)));
    private static final List<Long> POINTS = List.of(1L, 7_000L, 20_000L, 35_000L, 63_000L);
    private static final PaymentStatus[] LIES = PaymentStatus.values();
    private static final Set<String> ENDS = Set.of("READY", "FAILED", "DONE", "REFUNDED");

    private final Random random;
    private final Till till;
    private final Executor threads;
    private final Buyer buyer;
    private final Buyer rival;
    private final List<String> codes;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Window> windows = new CopyOnWriteArrayList<>();
    private final AtomicReferenceArray<Window> last = new AtomicReferenceArray<>(2);
    private final List<String> stolen = new CopyOnWriteArrayList<>();
    private String reservation;

    /** A payment window in which the buyer has paid. */
    private record Window(String order, String paymentKey, long amount) {
    }

    /** A fault of the gateway for an order. */
    private record Trouble(Operation operation, Fault fault, int times) {
    }

    /** A payment as the database has it. */
    private record Booked(String id, String method, long amount, long points, String status, String code, long moved) {

        static Booked of(String row) {
            String[] parts = row.split(" ");
            return new Booked(parts[0], parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]), parts[4], parts[5],
                Long.parseLong(parts[6]));
        }
    }

    Interleaving(long seed, Till till, Executor threads, Buyer buyer, Buyer rival, List<String> codes) {
        this.random = new Random(seed);
        this.till = till;
        this.threads = threads;
        this.buyer = buyer;
        this.rival = rival;
        this.codes = codes;
    }

    /** The steps with their answers, in the order of completion. */
    String log() {
        return String.join("\n", log);
    }

    void run(Show show, int seat) {
        String seatId = show.seats().get(seat);
        reservation = buyer.hold(show, seatId).expect(201).at("/reservation/id");
        List<CompletableFuture<Void>> running = new ArrayList<>();
        int steps = 4 + random.nextInt(8);
        for (int i = 0; i < steps; i++) {
            Runnable step = i == 0 ? prepare(0) : step(show, seatId);
            if (random.nextBoolean()) {
                running.add(CompletableFuture.runAsync(step, threads));
            } else {
                step.run();
            }
        }
        running.forEach(CompletableFuture::join);
        windows.forEach(window -> till.gateway().faults().clear(window.order()));
        settle();
        if (random.nextBoolean() && status().equals("confirmed")) {
            cancel().run();
            settle();
        }
        leave(buyer, reservation);
        stolen.forEach(hold -> leave(rival, hold));
    }

    private Runnable step(Show show, String seat) {
        int browser = random.nextInt(2);
        int choice = random.nextInt(100);
        if (choice < 24) {
            return prepare(browser);
        } else if (choice < 54) {
            return confirm(browser);
        } else if (choice < 62) {
            return points();
        } else if (choice < 67) {
            return quote();
        } else if (choice < 74) {
            return cancel();
        } else if (choice < 81) {
            return this::expire;
        } else if (choice < 85) {
            return () -> steal(show, seat);
        } else if (choice < 92) {
            return this::retry;
        } else if (choice < 96) {
            return lie();
        }
        return atTheDesk();
    }

    private Runnable prepare(int browser) {
        Map<String, Object> request = withCode();
        request.put("method", random.nextBoolean() ? "CARD" : "EASY_PAY");
        if (random.nextBoolean()) {
            // Too many after some discounts, and all of it after others.
            request.put("points", POINTS.get(random.nextInt(POINTS.size())));
        }
        List<Trouble> troubles = troubles();
        return () -> {
            Answer prepared = expect("prepare " + browser + " " + request, () -> buyer.api().post("/api/payments/prepare", request),
                request.containsKey("points") ? Set.of(200, 400, 409) : Set.of(200, 409));
            if (prepared.status() == 200) {
                Window window = new Window(prepared.at("/orderId"), null, Long.parseLong(prepared.at("/amount")));
                troubles.forEach(each -> till.gateway().faults().add(
                    new FaultRule(each.operation(), each.fault(), window.order()::equals, each.times())));
                String key = till.gateway().authorize(
                    new Order(window.order(), prepared.at("/orderName"), window.amount(), PaymentMethod.CARD)).paymentKey();
                Window paid = new Window(window.order(), key, window.amount());
                windows.add(paid);
                last.set(browser, paid);
            }
        };
    }

    private Runnable confirm(int browser) {
        return () -> {
            Window window = last.get(browser);
            if (window != null) {
                expect("confirm " + browser + " " + window.order(), () -> buyer.api().post("/api/payments/confirm",
                    Map.of("paymentKey", window.paymentKey(), "orderId", window.order(), "amount", window.amount())),
                        Set.of(200, 202, 402, 409));
            }
        };
    }

    private Runnable points() {
        Map<String, Object> request = withCode();
        return () -> expect("points " + request, () -> buyer.api().post("/api/payments/points", request), Set.of(200, 409));
    }

    private Runnable quote() {
        Map<String, Object> request = withCode();
        return () -> expect("quote " + request, () -> buyer.api().post("/api/payments/quote", request), Set.of(200, 409));
    }

    private Runnable cancel() {
        return () -> expect("cancel", () -> buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null),
            Set.of(200, 409));
    }

    private void expire() {
        log.add("expire");
        till.sql().update("""
            WITH over AS (
                UPDATE reservations SET expires_at = now() - interval '1 second' WHERE id = ?::uuid AND status = 'pending' RETURNING id)
            UPDATE seat_states SET held_until = now() - interval '1 second' FROM over WHERE reservation_id = over.id
                AND status = 'locked'""",
            reservation);
    }

    /** A rival tries to hold the seat, and releases it in the end. */
    private void steal(Show show, String seat) {
        Answer held = expect("steal", () -> rival.hold(show, seat), Set.of(201, 400, 403, 409, 429));
        if (held.status() == 201) {
            stolen.add(held.at("/reservation/id"));
        }
    }

    private void retry() {
        windows.forEach(window -> expect("retry " + window.order(),
            () -> till.stage().administrator().post("/api/admin/payments/" + window.order() + "/retry", ""), Set.of(200)));
    }

    private Runnable lie() {
        PaymentStatus claimed = LIES[random.nextInt(LIES.length)];
        return () -> windows.forEach(window -> {
            log.add("lie " + claimed + " " + window.order());
            till.gateway().announceFalsely(window.paymentKey(), claimed);
        });
    }

    private Runnable atTheDesk() {
        boolean all = random.nextBoolean();
        return () -> windows.stream().filter(window -> till.kept(window.order()) > 1_000).forEach(window -> {
            log.add("desk " + (all ? "full " : "partial ") + window.order());
            GatewayDesk desk = new GatewayDesk(till.gateway());
            try {
                if (all) {
                    desk.cancel(window.paymentKey());
                } else {
                    desk.cancel(window.paymentKey(), 1_000);
                }
            } catch (UncheckedIOException e) {
                log.add("desk cut off");
            }
        });
    }

    private List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        add(troubles, Operation.CONFIRM, CONFIRM_FAULTS, 50);
        add(troubles, Operation.CANCEL, CANCEL_FAULTS, 30);
        add(troubles, Operation.QUERY, QUERY_FAULTS, 20);
        return troubles;
    }

    private void add(List<Trouble> troubles, Operation operation, List<Fault> faults, int percent) {
        int chance = random.nextInt(100);
        Trouble trouble = new Trouble(operation, faults.get(random.nextInt(faults.size())), 1 + random.nextInt(3));
        if (chance < percent) {
            troubles.add(trouble);
        }
    }

    private Map<String, Object> withCode() {
        Map<String, Object> request = new HashMap<>(Map.of("reservationId", reservation));
        int choice = random.nextInt(codes.size() + 3);
        if (choice < codes.size()) {
            request.put("discountCode", codes.get(choice));
        }
        return request;
    }

    /** 503 is always possible and has changed nothing, for example after a lock timeout. */
    private Answer expect(String what, Supplier<Answer> request, Set<Integer> expected) {
        Answer answer = request.get();
        log.add(what + " -> " + answer.status() + " " + (answer.status() < 300 ? "" : answer.text()));
        assertThat(answer.status() == 503 || expected.contains(answer.status())).as(what + ": " + answer.text()).isTrue();
        return answer;
    }

    /** Without faults every payment is settled, and the amounts agree. */
    private void settle() {
        await().ignoreExceptions().pollInterval(Duration.ofMillis(100)).atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            if (till.sql().update("""
                UPDATE payments SET changed_at = now() - interval '61 seconds', claimed_until = NULL
                WHERE reservation_id = ?::uuid AND (status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
                    OR status = 'DONE' AND failure_code IN ('STRANGE_STATUS', 'MISMATCH'))""", reservation) > 0) {
                till.stage().administrator().post("/api/admin/payments/reconcile", "{}");
            }
            assertAgreement();
        });
    }

    private void assertAgreement() {
        List<Booked> payments = till.sql().texts("""
            SELECT concat_ws(' ', id, method, amount, points, status, coalesce(failure_code, '-'),
                (SELECT coalesce(sum(amount), 0) FROM point_entries WHERE payment_id = payments.id))
            FROM payments WHERE reservation_id = ?::uuid""", reservation).stream().map(Booked::of).toList();
        String status = status();
        long total = till.sql().number("SELECT total_amount FROM reservations WHERE id = ?::uuid", reservation);
        assertThat(payments).as(status).filteredOn(payment -> payment.status().equals("DONE")).hasSize(status.equals("confirmed") ? 1 : 0);
        for (Booked payment : payments) {
            assertThat(payment.status()).as("%s", payment).isIn(ENDS);
            boolean done = payment.status().equals("DONE");
            if (done) {
                assertThat(payment.amount() + payment.points()).as("%s", payment).isEqualTo(total);
            }
            if (payment.method().equals("POINTS")) {
                assertThat(payment.moved()).as("%s", payment).isEqualTo(done ? -payment.amount() : 0);
            } else {
                assertThat(payment.moved()).as("%s", payment).isEqualTo(done ? -payment.points() : 0);
                assertAgreement(payment, till.gateway().ledger().totals(payment.id()));
            }
        }
        boolean returned = payments.stream().anyMatch(payment -> payment.status().equals("REFUNDED"));
        if (status.equals("confirmed")) {
            assertThat(buyer.api().get("/api/reservations/" + reservation + "/receipt").expect(200).at("/receipt/total_amount"))
                .isEqualTo(String.valueOf(total));
        } else if (!status.equals("pending")) {
            assertThat(till.sql().texts("SELECT payment_status FROM reservations WHERE id = ?::uuid", reservation).get(0)
                .equals("refunded"))
                .as("%s", payments).isEqualTo(returned);
        }
    }

    /** Compares a payment in the database with the gateway's ledger. */
    private void assertAgreement(Booked payment, OrderTotals totals) {
        boolean taken = payment.status().equals("DONE") || payment.status().equals("REFUNDED");
        assertThat(totals.approvals()).as("%s", payment).isEqualTo(taken ? 1 : 0);
        assertThat(totals.approved()).as("%s", payment).isEqualTo(taken ? payment.amount() : 0);
        if (payment.status().equals("REFUNDED")) {
            assertThat(totals.cancelled()).as("%s", payment).isEqualTo(payment.amount());
            assertThat(till.sql().number("SELECT amount FROM refunds WHERE payment_id = ?::uuid AND NOT of_points AND done_at IS NOT NULL",
                payment.id())).isEqualTo(payment.amount());
        } else if (totals.cancelled() > 0) {
            assertThat(payment.code()).as("what the desk gave back is shown: %s", payment).isEqualTo("PARTLY_RETURNED");
        }
        assertThat(till.sql().number("SELECT coalesce(sum(amount), 0) FROM gateway_returns WHERE payment_id = ?::uuid", payment.id()))
            .as("%s", payment).isEqualTo(totals.cancelled());
    }

    private String status() {
        return till.sql().texts("SELECT status FROM reservations WHERE id = ?::uuid", reservation).get(0);
    }

    /** Releases an unpaid hold. */
    private void leave(Buyer owner, String hold) {
        if (till.sql().texts("SELECT status FROM reservations WHERE id = ?::uuid", hold).get(0).equals("pending")) {
            owner.api().raw("POST", "/api/reservations/" + hold + "/cancel", null, null);
        }
    }
}
