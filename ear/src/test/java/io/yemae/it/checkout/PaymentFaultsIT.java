package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.ReportedMetrics;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Till.Payer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Gateway faults during confirmation and refund: in the end the seats are sold and paid, or the money is refunded. */
class PaymentFaultsIT extends CheckoutIT {
    /** Attempts of one gateway call. */
    private static final int ATTEMPTS = 3;

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("an answer after we have given up", Fault.slow(Duration.ofSeconds(4)));
        faults.put("a connection that is reset", Fault.RESET);
        faults.put("an answer that is lost after the work", Fault.LOSE_ANSWER);
        faults.put("500 before the work", Fault.status(500));
        faults.put("500 after the work", Fault.statusAfterWork(500));
        faults.put("503", Fault.status(503));
        faults.put("429", Fault.status(429));
        faults.put("409, still at work", Fault.status(409));
        faults.put("a page instead of JSON", Fault.NONSENSE);
        faults.put("half of the JSON", Fault.TRUNCATED);
        faults.put("another amount", Fault.WRONG_AMOUNT);
        faults.put("another status", Fault.PENDING_STATUS);
        faults.put("a key that is not ours", Fault.status(401));
        faults.put("a code that nobody listed", Fault.refuse("SOMETHING_NEW"));
        faults.put("a code that says nothing", Fault.refuse("PROVIDER_ERROR"));
        return faults;
    }

    @TestFactory
    Stream<DynamicTest> aFaultDuringConfirmationStillSellsTheSeat() {
        Show show = stage.show(100);
        int[] seat = {0};
        return faults().entrySet().stream().map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
            Payer payer = till.payer(show, seat[0]++);
            Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, fault.getValue());

            assertThat(payer.confirm().status()).isIn(200, 202);
            Platform.sandbox().faults().clear();
            till.reconcile();

            till.awaitSettled(payer);
            assertThat(payer.status()).isEqualTo("confirmed");
            assertThat(payer.confirm().expect(200).at("/payment/status")).isEqualTo("DONE");
        }));
    }

    @Test
    void aKeyThatTheGatewayRefusesIsCountedForItsAlert() {
        Api management = new Api(Platform.management());
        double before = refusedKeys(management);
        Payer payer = till.payer(stage.show(1), 0);
        Platform.sandbox().faults().forOrders(payer.order()::equals, Operation.CONFIRM, Fault.status(401));

        payer.confirm().expect(202);

        soon(() -> assertThat(refusedKeys(management)).isGreaterThan(before));
        Platform.sandbox().faults().clear();
        till.reconcile();
        till.awaitSettled(payer);
    }

    private static double refusedKeys(Api management) {
        return ReportedMetrics.sum(management, line -> line.contains("\"gateway.misconfigured\""));
    }

    @TestFactory
    Stream<DynamicTest> aFaultDuringARefundStillReturnsAllMoney() {
        Show show = stage.show(100);
        int[] seat = {0};
        return faults().entrySet().stream().map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
            Payer payer = till.payer(show, seat[0]++);
            payer.confirm().expect(200);
            Platform.sandbox().faults().add(new FaultRule(Operation.CANCEL, fault.getValue(), payer.order()::equals, ATTEMPTS));

            payer.cancel().expect(200);
            assertThat(payer.status()).isEqualTo("cancelled");
            await().atMost(Duration.ofSeconds(30)).until(() -> isOver(payer) || Platform.sandbox().faults().pending().isEmpty());
            Platform.sandbox().faults().clear();
            till.reconcile();

            await().atMost(Duration.ofSeconds(30)).until(() -> isOver(payer));
            till.awaitSettled(payer);
            assertThat(payer.reservationNow().at("/reservation/payment_status")).isEqualTo("refunded");
            assertThat(payer.timeline()).containsExactly("held", "paid", "cancelled", "refunded");
        }));
    }

    @TestFactory
    Stream<DynamicTest> aKnownRefusalEndsThePaymentAtOnce() {
        Show show = stage.show(100);
        int[] seat = {0};
        return Stream.of("REJECT_CARD_COMPANY", "REJECT_ACCOUNT_PAYMENT", "INVALID_STOPPED_CARD", "INVALID_CARD_EXPIRATION",
            "EXCEED_MAX_AMOUNT",
            "BELOW_MINIMUM_AMOUNT", "NOT_FOUND_PAYMENT_SESSION", "INVALID_REQUEST").map(code -> DynamicTest.dynamicTest(code, () -> {
                Payer payer = till.payer(show, seat[0]++);
                Platform.sandbox().faults().next(Operation.CONFIRM, Fault.refuse(code));

                payer.confirm().expectProblem(402, "PAYMENT_REFUSED");

                till.awaitSettled(payer);
                assertThat(payer.payment().at("/payment/status")).isEqualTo("FAILED");
                assertThat(payer.status()).isEqualTo("cancelled");
            }));
    }

    private static boolean isOver(Payer payer) {
        return payer.payment().at("/payment/status").equals("REFUNDED");
    }
}
