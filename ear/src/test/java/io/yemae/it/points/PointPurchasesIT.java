package io.yemae.it.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.PaymentMethod;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Points are bought through the gateway with a daily limit. Charging without payment is a setting of the installation. */
class PointPurchasesIT extends YemaeIT {
    private static final Till till = new Till(Platform.sandbox(), sql, stage);

    /** A buyer after the payment window. */
    private record Purchase(Buyer buyer, String order, String paymentKey, long amount) {

        Answer confirm() {
            return buyer.api().post("/api/payments/confirm", Map.of("paymentKey", paymentKey, "orderId", order, "amount", amount));
        }

        String status() {
            return buyer.api().get("/api/payments/" + order).expect(200).at("/payment/status");
        }
    }

    private static Purchase purchase(Buyer buyer, long points) {
        Answer prepared = buyer.api().post("/api/points/orders", Map.of("point", points)).expect(200);
        assertThat(prepared.at("/amount")).isEqualTo(String.valueOf(points));
        return new Purchase(buyer, prepared.at("/orderId"),
            Platform.sandbox().authorize(new Order(prepared.at("/orderId"), prepared.at("/orderName"), points, PaymentMethod.CARD))
                .paymentKey(), points);
    }

    @AfterEach
    void repairTheGateway() {
        Platform.sandbox().faults().clear();
        stage.policy("points.purchase.per.day", 1_000_000);
        stage.feature("points.charge", true);
    }

    @Test
    void aPurchaseChargesPointsOnce() {
        Purchase purchase = purchase(stage.buyer(), 50_000);

        Answer paid = purchase.confirm().expect(200);

        assertThat(paid.at("/payment/status")).isEqualTo("DONE");
        assertThat(paid.json().has("reservation")).isFalse();
        purchase.confirm().expect(200);
        till.reconcile();
        assertThat(purchase.buyer().balance()).isEqualTo(50_000);
        assertThat(till.kept(purchase.order())).isEqualTo(50_000);
        assertThat(purchase.buyer().api().get("/api/users/" + purchase.buyer().number() + "/points/histories").expect(200).at("/0/type"))
            .isEqualTo("CHARGE");
    }

    @Test
    void aLostGatewayAnswerIsRecoveredAndChargedOnce() {
        Purchase purchase = purchase(stage.buyer(), 20_000);
        Platform.sandbox().faults().times(3, Operation.CONFIRM, Fault.LOSE_ANSWER);

        // The gateway's webhook may come before the last try has ended.
        assertThat(purchase.confirm().status()).isIn(200, 202);
        Platform.sandbox().faults().clear();
        till.reconcile();

        soon(() -> assertThat(purchase.status()).isEqualTo("DONE"));
        assertThat(purchase.buyer().balance()).isEqualTo(20_000);
    }

    @Test
    void aRefusedCardChargesNothing() {
        Purchase purchase = purchase(stage.buyer(), 20_000);
        Platform.sandbox().faults().next(Operation.CONFIRM, Fault.refuse("REJECT_CARD_COMPANY"));

        purchase.confirm().expectProblem(402, "PAYMENT_REFUSED");

        assertThat(purchase.buyer().balance()).isZero();
        assertThat(till.kept(purchase.order())).isZero();
    }

    @Test
    void concurrentOrdersDoNotExceedTheDailyLimit() {
        Buyer buyer = stage.buyer();
        Purchase first = purchase(buyer, 600_000);
        Purchase second = purchase(buyer, 600_000);

        first.confirm().expect(200);

        second.confirm().expectProblem(409, "POINTS_LIMIT");
        buyer.api().post("/api/points/orders", Map.of("point", 400_001)).expectProblem(409, "POINTS_LIMIT");
        purchase(buyer, 400_000).confirm().expect(200);
        assertThat(buyer.balance()).isEqualTo(1_000_000);
    }

    @Test
    void unusedPointsAreRefundableAndUsedPointsAreNot() {
        Purchase unused = purchase(stage.buyer(), 30_000);
        unused.confirm().expect(200);
        stage.administrator().post("/api/admin/payments/" + unused.order() + "/refund", "{}").expect(200);
        soon(() -> assertThat(unused.status()).isEqualTo("REFUNDED"));
        assertThat(unused.buyer().balance()).isZero();
        assertThat(till.kept(unused.order())).isZero();

        Purchase used = purchase(stage.buyer(), 70_000);
        used.confirm().expect(200);
        Stage.Show show = stage.show(1);
        used.buyer().payWithPoints(used.buyer().hold(show, show.seats().get(0)).expect(201).at("/reservation/id")).expect(200);
        stage.administrator().post("/api/admin/payments/" + used.order() + "/refund", "{}").expectProblem(409, "INSUFFICIENT_POINTS");
        assertThat(used.status()).isEqualTo("DONE");
    }

    @Test
    void onlyAdministratorsChargeWithoutPayingUnlessSwitchedOn() {
        Buyer buyer = stage.buyer();
        stage.feature("points.charge", false);

        buyer.charge(1_000).expectProblem(403, "POINTS_ARE_BOUGHT");
        buyer.api().patch("/api/users/" + buyer.number() + "/balance", Map.of("amount", 1_000)).expectProblem(403, "POINTS_ARE_BOUGHT");
        stage.administrator().patch("/api/users/" + buyer.number() + "/points/charge", Map.of("point", 1_000)).expect(200);

        stage.feature("points.charge", true);
        buyer.charge(1_000).expect(200);
    }

    @Test
    void invalidPointOrdersAreRefusedWithAReason() {
        Buyer buyer = stage.buyer();
        buyer.api().post("/api/points/orders", Map.of("point", 999)).expectProblem(400, "INVALID_REQUEST");
        buyer.api().post("/api/points/orders", Map.of("point", 1_000, "method", "CASH")).expectProblem(400, "INVALID_REQUEST");
        api.post("/api/points/orders", Map.of("point", 1_000)).expect(401);
    }
}
