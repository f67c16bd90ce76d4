package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import io.yemae.it.kit.places.Till.Payer;
import io.yemae.it.kit.servers.OwnPlatform;
import io.yemae.it.kit.servers.SecondServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The server killed at each step of a payment and a refund, and its broker's journal lost: every payment is settled. */
@ResourceLock(SecondServer.LOCK)
class PaymentCrashIT {
    private static final long POINTS = 20_000;
    private static final PaymentSandbox gateway = SecondServer.GATEWAY;

    @RegisterExtension
    static final OwnPlatform platform = SecondServer.platform();

    @AfterEach
    void repairTheGateway() {
        gateway.faults().clear();
    }

    @Test
    void aPaymentIsSettledWhereverTheServerIsKilled() {
        Show show = platform.stage().show(10);
        Payer paid = till().payer(show, 0);
        paid.confirm().expect(200);

        // A part of these two is in points, which are spent once and come back once, wherever the server is killed.
        Payer afterTheWork = till().payerWithPoints(POINTS, show, 1);
        gateway.faults().forOrders(afterTheWork.order()::equals, Operation.CONFIRM, Fault.statusAfterWork(500));
        afterTheWork.confirm().expect(202);
        Payer beforeTheWork = till().payerWithPoints(POINTS, show, 2);
        killWhileHeld(Operation.CONFIRM, beforeTheWork, Payer::confirm, gateway.faults()::clear);
        restart();
        assertSold(beforeTheWork, afterTheWork, paid);
        assertThat(beforeTheWork.buyer().balance() + afterTheWork.buyer().balance()).isZero();

        killWhileHeld(Operation.CANCEL, beforeTheWork, Payer::cancel, gateway.faults()::release);
        restart();
        assertReturned(beforeTheWork);
        assertThat(beforeTheWork.buyer().balance()).isEqualTo(POINTS);

        gateway.faults().forOrders(afterTheWork.order()::equals, Operation.CANCEL, Fault.statusAfterWork(500));
        afterTheWork.cancel().expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> till().kept(afterTheWork.order()) == 0);
        // This refund is requested, and the broker loses the message before it is processed.
        paid.cancel().expect(200);
        platform.server().kill();
        gateway.faults().clear();
        platform.loseTheBrokersJournal();
        restart();
        assertReturned(afterTheWork);
        assertThat(afterTheWork.buyer().balance()).isEqualTo(POINTS);
        assertReturned(paid);
        YemaeIT.assertInvariants(platform.stage());
    }

    @Test
    void failingWebhookQueriesDoNotOpenTheCircuitBreakerOfPayments() {
        Show show = platform.stage().show(11);
        List<Payer> payers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Payer payer = till().payer(show, i);
            payer.confirm().expect(200);
            payers.add(payer);
        }
        gateway.faults().add(new FaultRule(Operation.QUERY, Fault.status(503), order -> true, 20));
        payers.forEach(payer -> platform.api().post("/api/payments/webhooks/toss", Till.webhook(payer.order())).expect(200));
        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.faults().pending().isEmpty());

        till().payer(show, 10).confirm().expect(200);
    }

    @Test
    void repeatedFailuresOpenTheCircuitBreaker() {
        Show show = platform.stage().show(10);
        List<Payer> payers = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            payers.add(till().payer(show, i));
        }
        gateway.faults().always(Operation.CONFIRM, Fault.status(503));
        payers.subList(0, 8).forEach(payer -> payer.confirm().expect(202));
        gateway.faults().clear();

        payers.get(8).confirm().expect(202);

        assertThat(till().kept(payers.get(8).order())).as("nothing was asked").isZero();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            till().reconcile();
            payers.forEach(till()::assertSettled);
        });
        assertSold(payers.toArray(Payer[]::new));
    }

    private void killWhileHeld(Operation operation, Payer payer, Consumer<Payer> request, Runnable afterwards) {
        gateway.faults().add(new FaultRule(operation, Fault.HELD, payer.order()::equals, 1));
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> request.accept(payer));
        gateway.faults().awaitHeld(1, Duration.ofSeconds(20));
        platform.server().kill();
        afterwards.run();
        sent.exceptionally(killed -> null).join();
    }

    private void restart() {
        OwnPlatform.startAgain(platform.server());
        till().reconcile();
    }

    private void assertSold(Payer... payers) {
        for (Payer payer : payers) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(payer.status()).isEqualTo("confirmed"));
            till().awaitSettled(payer);
        }
    }

    private void assertReturned(Payer payer) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(payer.payment().at("/payment/status")).isEqualTo("REFUNDED"));
        till().awaitSettled(payer);
        assertThat(payer.status()).isEqualTo("cancelled");
    }

    private Till till() {
        return new Till(gateway, platform.sql(), platform.stage());
    }
}
