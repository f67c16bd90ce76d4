package io.yemae.it.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.yemae.it.chaos.Books.Charged;
import io.yemae.it.chaos.Books.Paid;
import io.yemae.it.chaos.Books.Reserved;
import io.yemae.it.chaos.Visit.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares the answers to buyers with the books, after everything is repaired and settled. What was acknowledged exists exactly once, what
 * was left open at most once, and what was refused not at all. Attempts with the same key have one result. The money at the gateway, the
 * payments and the balances are the same.
 */
final class HistoryChecker {
    private static final Set<String> SETTLED = Set.of("READY", "FAILED", "DONE", "REFUNDED");

    private final List<Visit> visits;
    private final Books books;
    private final long points;
    private final Map<String, List<Reserved>> reservations;
    private final Map<String, List<Paid>> payments;
    private final Map<String, Charged> charges;
    private final List<String> violations = new ArrayList<>();

    private HistoryChecker(List<Visit> visits, Books books, long points) {
        this.visits = visits;
        this.books = books;
        this.points = points;
        this.reservations = books.reservations().stream().collect(groupingBy(Reserved::buyer));
        this.payments = books.payments().stream().collect(groupingBy(Paid::buyer));
        this.charges = books.charges().stream().collect(toMap(Charged::order, Function.identity()));
    }

    /**
     * @param points what each buyer had before the visit
     * @return one sentence for each violation, with the visit; empty if all is well
     */
    static List<String> violations(List<Visit> visits, Books books, long points) {
        return new HistoryChecker(visits, books, points).check();
    }

    private List<String> check() {
        visits.forEach(this::check);
        Map<String, Paid> known = books.payments().stream().collect(toMap(Paid::id, Function.identity()));
        books.charges().stream().filter(charge -> !known.containsKey(charge.order()))
            .forEach(charge -> violations.add("The gateway took money for an order that is in no book: " + charge));
        return violations;
    }

    private void check(Visit visit) {
        List<Reserved> held = reservations.getOrDefault(visit.buyer(), List.of());
        List<Paid> paid = payments.getOrDefault(visit.buyer(), List.of());
        checkHold(visit, held);
        checkPayment(visit, held, paid);
        checkRefund(visit, held, paid);
        for (Step step : Step.values()) {
            require(!visit.takenBack(step), "What was acknowledged is refused when it is repeated", visit);
        }
        paid.forEach(payment -> checkMoney(visit, payment));
        long spent = paid.stream().filter(Paid::isDone).mapToLong(Paid::fromPoints).sum();
        require(books.balances().getOrDefault(visit.buyer(), 0L) == points - spent, "The balance is not what was left of the points", visit,
            books.balances().get(visit.buyer()), paid);
    }

    private void checkHold(Visit visit, List<Reserved> held) {
        Set<String> acknowledged = visit.results(Step.HOLD);
        require(acknowledged.size() <= 1, "A hold repeated with its key has another result", visit);
        require(held.size() <= 1, "A hold exists more than once", visit, held);
        require(held.stream().allMatch(reservation -> reservation.seat().equals(visit.seat())), "Another seat is held", visit, held);
        for (String id : acknowledged) {
            require(held.stream().anyMatch(reservation -> reservation.id().equals(id)), "An acknowledged hold is lost", visit, held);
        }
        if (acknowledged.isEmpty() && !visit.open(Step.HOLD)) {
            require(held.isEmpty(), "A refused hold exists", visit, held);
        }
    }

    private void checkPayment(Visit visit, List<Reserved> held, List<Paid> paid) {
        List<Paid> taken = paid.stream().filter(Paid::wasTaken).toList();
        long done = paid.stream().filter(Paid::isDone).count();
        Set<String> acknowledged = visit.results(Step.PAYMENT);
        require(acknowledged.size() <= 1, "A payment repeated with its key has another result", visit);
        require(taken.size() <= 1, "A payment was taken more than once", visit, paid);
        require(paid.stream().allMatch(payment -> SETTLED.contains(payment.status())), "A payment is not settled", visit, paid);
        for (String id : acknowledged) {
            require(taken.stream().anyMatch(payment -> payment.id().equals(id)), "An acknowledged payment is lost", visit, paid);
        }
        if (acknowledged.isEmpty() && !visit.open(Step.PAYMENT)) {
            require(done == 0, "A payment was taken that was refused or not asked for", visit, paid);
        }
        boolean confirmed = held.stream().anyMatch(reservation -> reservation.status().equals("confirmed"));
        require(confirmed == (done == 1), "Payment and reservation do not agree", visit, held, paid);
    }

    private void checkRefund(Visit visit, List<Reserved> held, List<Paid> paid) {
        boolean returned = paid.stream().anyMatch(payment -> payment.status().equals("REFUNDED"));
        if (visit.acknowledged(Step.CANCELLATION)) {
            require(held.stream().noneMatch(reservation -> Set.of("pending", "confirmed").contains(reservation.status())),
                "An acknowledged cancellation is lost", visit, held);
            require(returned || !visit.acknowledged(Step.PAYMENT), "An acknowledged refund is lost", visit, paid);
        } else if (!visit.open(Step.CANCELLATION) && visit.acknowledged(Step.PAYMENT)) {
            require(!returned, "A payment was refunded that nobody cancelled", visit, paid);
        }
    }

    /** What the database has of a payment, and the gateway of its order. */
    private void checkMoney(Visit visit, Paid payment) {
        boolean refunded = payment.status().equals("REFUNDED");
        require(payment.refunds() == (refunded ? 1 : 0) && payment.refunded() == (refunded ? payment.amount() : 0),
            "The refunds of a payment are not those of its status", visit, payment);
        if (payment.isByCard()) {
            Charged none = new Charged(payment.id(), 0, 0, 0, 0);
            Charged expected = payment.wasTaken()
                ? new Charged(payment.id(), 1, payment.amount(), payment.refunds(), payment.refunded()) : none;
            Charged charged = charges.getOrDefault(payment.id(), none);
            require(charged.equals(expected), "The gateway and the database do not agree", visit, payment, charged);
        }
    }

    private void require(boolean condition, String violation, Object... details) {
        if (!condition) {
            violations.add(violation + ": " + Arrays.asList(details));
        }
    }
}
