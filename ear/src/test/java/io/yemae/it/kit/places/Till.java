package io.yemae.it.kit.places;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.util.List;
import java.util.Map;

/** Card payments: the platform's side and the payment window of the gateway's sandbox. */
public record Till(PaymentSandbox gateway, Sql sql, Stage stage) {

    /**
     * A buyer after the payment window, with the key that it returned.
     *
     * @param amount what the window asked for
     */
    public record Payer(Buyer buyer, String reservation, String order, String paymentKey, long amount) {

        public Answer confirm() {
            return buyer.api().post("/api/payments/confirm", request());
        }

        public Answer confirm(String idempotencyKey) {
            return buyer.api().post("/api/payments/confirm", request(), idempotencyKey);
        }

        public Map<String, Object> request() {
            return Map.of("paymentKey", paymentKey, "orderId", order, "amount", amount);
        }

        public Answer payment() {
            return buyer.api().get("/api/payments/" + order).expect(200);
        }

        public Answer reservationNow() {
            return buyer.api().get("/api/reservations/" + reservation).expect(200);
        }

        public String status() {
            return reservationNow().at("/reservation/status");
        }

        public Answer cancel() {
            return buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null);
        }

        /** The events of the reservation so far, in order. */
        public List<String> timeline() {
            return reservationNow().json().at("/reservation/timeline").findValuesAsText("what");
        }
    }

    /** A webhook of the gateway about an order. */
    public static String webhook(String order) {
        return "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\"" + order + "\"}}";
    }

    /** Holds a seat, prepares the payment and pays in the window. */
    public Payer payer(Stage.Show show, int seat) {
        return payer(stage.buyer(), show, seat);
    }

    public Payer payer(Buyer buyer, Stage.Show show, int seat) {
        return atTheWindow(buyer, buyer.hold(show, show.seats().get(seat)).expect(201).at("/reservation/id"));
    }

    /** As {@link #payer(Stage.Show, int)}, by a buyer who pays a part with all the points that there are. */
    public Payer payerWithPoints(long points, Stage.Show show, int seat) {
        Buyer buyer = stage.buyerWithPoints(points);
        String reservation = buyer.hold(show, show.seats().get(seat)).expect(201).at("/reservation/id");
        return atTheWindow(buyer, reservation, prepare(buyer, reservation, points).expect(200));
    }

    public Payer atTheWindow(Buyer buyer, String reservation) {
        return atTheWindow(buyer, reservation, prepare(buyer, reservation).expect(200));
    }

    /** @param prepared the order for the window */
    public Payer atTheWindow(Buyer buyer, String reservation, Answer prepared) {
        String order = prepared.at("/orderId");
        long amount = Long.parseLong(prepared.at("/amount"));
        return new Payer(buyer, reservation, order,
            gateway.authorize(new Order(order, prepared.at("/orderName"), amount, PaymentMethod.CARD)).paymentKey(), amount);
    }

    public Answer prepare(Buyer buyer, String reservation) {
        return buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "method", "CARD"));
    }

    /** @param points the part of the price to take from the buyer's points */
    public Answer prepare(Buyer buyer, String reservation, long points) {
        return buyer.api().post("/api/payments/prepare", Map.of("reservationId", reservation, "method", "CARD", "points", points));
    }

    /** Makes unsettled and doubtful payments older than the time after which they are reconciled, and runs the reconciliation. */
    public void reconcile() {
        sql.update("""
            UPDATE payments SET changed_at = now() - interval '61 seconds', claimed_until = NULL
            WHERE status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
               OR status = 'DONE' AND failure_code IN ('STRANGE_STATUS', 'MISMATCH')""");
        stage.administrator().post("/api/admin/payments/reconcile", "{}").expect(200);
    }

    /** Waits until the payment is settled: a webhook may be in progress. */
    public void awaitSettled(Payer payer) {
        YemaeIT.soon(() -> assertSettled(payer));
    }

    /** Asserts that the payment is settled: the reservation is confirmed and the gateway has the money, or neither. */
    public void assertSettled(Payer payer) {
        String reservation = payer.status();
        String payment = payer.payment().at("/payment/status");
        assertThat(payment).as(reservation).isIn("DONE", "REFUNDED", "FAILED", "READY");
        assertThat(reservation.equals("confirmed")).as(payment).isEqualTo(payment.equals("DONE"));
        assertThat(kept(payer.order())).as(payment).isEqualTo(payment.equals("DONE") ? payer.amount() : 0);
        assertThat(gateway.ledger().totals(payer.order()).approvals()).as(payment).isLessThanOrEqualTo(1);
        if (payment.equals("REFUNDED")) {
            assertThat(payer.payment().at("/payment/refunds/0/amount")).isEqualTo(String.valueOf(payer.amount()));
        }
    }

    /** The money that the gateway has for an order, in won. */
    public long kept(String order) {
        return gateway.ledger().totals(order).balance();
    }
}
