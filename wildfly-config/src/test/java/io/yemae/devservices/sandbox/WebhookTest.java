package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.ledger.PaymentStatus;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private final ManualClock clock = new ManualClock();
    private WebhookReceiver receiver;
    private PaymentSandbox sandbox;
    private Shop shop;

    @BeforeEach
    void start() throws IOException {
        receiver = new WebhookReceiver();
        sandbox = PaymentSandbox.start(SandboxSettings.defaults().withClock(clock).sendingTo(receiver.address(), null));
        shop = new Shop(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.stop();
        receiver.close();
    }

    @Test
    void everyChangeOfAPaymentSendsAWebhook() {
        Checkout paid = shop.paid();
        shop.cancel(paid);
        sandbox.webhooks().flush();

        assertThat(receiver.statuses()).containsExactlyInAnyOrder("IN_PROGRESS", "DONE", "CANCELED");
        JsonNode event = receiver.messages().stream().filter(message -> message.status().equals("DONE")).findFirst().orElseThrow().json();
        assertThat(event.path("eventType").asText()).isEqualTo("PAYMENT_STATUS_CHANGED");
        assertThat(event.path("createdAt").asText()).isEqualTo("2026-03-01T10:02:03.000");
        assertThat(event.path("data").path("paymentKey").asText()).isEqualTo(paid.paymentKey());
        assertThat(event.path("data").path("totalAmount").asLong()).isEqualTo(Shop.PRICE);
    }

    @Test
    void webhooksCanBeDelayed() {
        sandbox.webhooks().hold();
        shop.paid();
        assertThat(receiver.messages()).isEmpty();
        assertThat(sandbox.webhooks().waiting()).hasSize(2);
        sandbox.webhooks().release();
        assertThat(receiver.statuses()).containsExactly("IN_PROGRESS", "DONE");
    }

    @Test
    void webhooksCanBeDuplicated() {
        sandbox.webhooks().hold();
        sandbox.webhooks().copies(2);
        shop.paid();
        sandbox.webhooks().release();
        assertThat(receiver.statuses()).containsExactly("IN_PROGRESS", "IN_PROGRESS", "DONE", "DONE");
        assertThat(receiver.messages().get(2)).isEqualTo(receiver.messages().get(3));
    }

    @Test
    void webhooksCanBeLost() {
        sandbox.webhooks().copies(0);
        shop.paid();
        assertThat(sandbox.webhooks().flush()).isZero();
        assertThat(receiver.messages()).isEmpty();
    }

    @Test
    void webhooksCanBeReversed() {
        sandbox.webhooks().hold();
        shop.cancel(shop.paid());
        sandbox.webhooks().releaseReversed();
        assertThat(receiver.statuses()).containsExactly("CANCELED", "DONE", "IN_PROGRESS");
    }

    @Test
    void shuffledWebhooksAllArrive() {
        sandbox.webhooks().hold();
        sandbox.webhooks().copies(2);
        for (int i = 0; i < 20; i++) {
            shop.paid();
        }
        sandbox.webhooks().releaseShuffled(7);
        assertThat(receiver.messages()).hasSize(80);
        assertThat(sandbox.webhooks().received()).hasSize(80);
    }

    @Test
    void aFailedWebhookIsRetriedSevenTimes() {
        receiver.respondWith(500);
        sandbox.webhooks().hold();
        shop.checkout();
        for (int attempt = 1; attempt <= 7; attempt++) {
            assertThat(sandbox.webhooks().flush()).isEqualTo(1);
        }
        assertThat(sandbox.webhooks().flush()).isZero();
        assertThat(receiver.messages()).hasSize(8);
        assertThat(sandbox.webhooks().givenUp()).hasSize(1);
    }

    @Test
    void theDelayStartsAtOneMinuteAndGrowsFourfold() {
        receiver.respondWith(202);
        sandbox.webhooks().hold();
        shop.checkout();
        Duration gap = Duration.ofMinutes(1);
        for (int attempt = 1; attempt <= 7; attempt++) {
            sandbox.webhooks().flush();
            assertThat(sandbox.webhooks().waiting().get(0).due()).isEqualTo(clock.instant().plus(gap));
            gap = gap.multipliedBy(4);
        }
    }

    @Test
    void aWebhookIsRetriedAfterAnOutageOfTheShop() {
        receiver.respondWith(503);
        sandbox.webhooks().hold();
        shop.checkout();
        sandbox.webhooks().flush();
        receiver.respondWith(200);
        assertThat(sandbox.webhooks().flush()).isZero();
        assertThat(receiver.messages()).hasSize(2);
    }

    @Test
    void declinedAndExpiredPaymentsSendWebhooks() {
        sandbox.webhooks().hold();
        sandbox.faults().next(Operation.CONFIRM, Fault.refuse("REJECT_CARD_PAYMENT"));
        shop.confirm(shop.checkout());
        Checkout slow = shop.checkout();
        clock.advance(Duration.ofMinutes(10));
        shop.query(slow);
        sandbox.webhooks().release();
        assertThat(receiver.statuses()).containsExactly("IN_PROGRESS", "ABORTED", "IN_PROGRESS", "EXPIRED");
    }

    @Test
    void aWebhookCanBeFalse() {
        sandbox.webhooks().hold();
        Checkout paid = shop.paid();
        sandbox.announceFalsely(paid.paymentKey(), PaymentStatus.ABORTED);
        sandbox.webhooks().release();
        assertThat(receiver.statuses()).containsExactly("IN_PROGRESS", "DONE", "ABORTED");
        assertThat(shop.query(paid).paymentStatus()).isEqualTo("DONE");
    }

    @Test
    void webhooksWithoutATargetAreDropped() {
        sandbox.webhookTarget(null);
        shop.paid();
        assertThat(sandbox.webhooks().waiting()).isEmpty();
        assertThat(sandbox.webhooks().flush()).isZero();
    }
}
