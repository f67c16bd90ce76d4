package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.Shop.Reply;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest {

    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    @AutoClose("stop")
    private final PaymentSandbox sandbox = PaymentSandbox.start(0, null);
    private final Shop shop = new Shop(sandbox);

    @Test
    void theControlPageShowsPaymentsAndFaults() {
        Checkout paid = shop.paid();
        sandbox.faults().next(Operation.CANCEL, Fault.slow(Duration.ofMillis(1_500)));
        Reply page = shop.get("/sandbox");
        assertThat(page.raw().headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("결제 샌드박스", paid.orderId(), "150,000원", "DONE", "1500ms", "LOSE_ANSWER", "붙잡기");
        assertThat(shop.get("/").raw().headers().firstValue("Location")).contains("/sandbox");
    }

    @Test
    void faultsAreSetListedAndCleared() {
        Reply created = shop.post("/sandbox/faults",
            "{\"operation\":\"CONFIRM\",\"fault\":\"STATUS\",\"status\":503,\"times\":2,\"orderId\":\"order-control\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path(0).path("status").asInt()).isEqualTo(503);
        assertThat(shop.confirm(shop.checkout()).status()).isEqualTo(200);
        Checkout unlucky = shop.checkout("order-control");
        assertThat(shop.confirm(unlucky).status()).isEqualTo(503);
        assertThat(shop.get("/sandbox/faults").json().path(0).path("times").asInt()).isEqualTo(1);
        assertThat(shop.send("DELETE", "/sandbox/faults", null).status()).isEqualTo(204);
        assertThat(shop.get("/sandbox/faults").json()).isEmpty();
        assertThat(shop.confirm(unlucky).status()).isEqualTo(200);
    }

    @Test
    void aFormCanSetAFault() {
        String form = "operation=CONFIRM&fault=REFUSE&times=&status=&code=&delayMillis=&orderId=";
        assertThat(shop.post("/sandbox/faults", form, FORM).status()).isEqualTo(303);
        assertThat(shop.confirm(shop.checkout()).code()).isEqualTo("REJECT_CARD_COMPANY");
        assertThat(shop.confirm(shop.checkout()).code()).isEqualTo("REJECT_CARD_COMPANY");
    }

    @Test
    void aHeldCallContinuesAfterARelease() {
        shop.post("/sandbox/faults", "{\"operation\":\"CONFIRM\",\"fault\":\"HELD\",\"times\":1}");
        CompletableFuture<Reply> call = shop.confirmInBackground(shop.checkout());
        sandbox.faults().awaitHeld(1, Duration.ofSeconds(5));
        assertThat(shop.post("/sandbox/faults/release", "").status()).isEqualTo(204);
        assertThat(call.join().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"operation\":\"CONFIRM\",\"fault\":\"FIRE\"}", "{\"operation\":\"FLY\",\"fault\":\"RESET\"}",
        "{\"operation\":\"CONFIRM\",\"fault\":\"STATUS\",\"status\":200}",
        "{\"operation\":\"CONFIRM\",\"fault\":\"SLOW\",\"delayMillis\":-1}",
        "{\"operation\":\"CONFIRM\",\"fault\":\"RESET\",\"times\":0}", "[]"})
    void anInvalidFaultIsRefused(String body) {
        assertThat(shop.post("/sandbox/faults", body).status()).isEqualTo(400);
        assertThat(shop.get("/sandbox/faults").json()).isEmpty();
    }

    @Test
    void theLedgerIsAvailableAsJson() {
        Checkout paid = shop.paid();
        shop.post("/module/pay", "{\"reservationId\":\"r-1\",\"amount\":70000}");
        Reply books = shop.get("/sandbox/ledger");
        assertThat(books.json().path("payments").path(0).path("paymentKey").asText()).isEqualTo(paid.paymentKey());
        assertThat(books.json().path("modulePayments").path(0).path("reservationId").asText()).isEqualTo("r-1");
    }

    @Test
    void webhooksCanBeTargetedHeldAndReleased() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            shop.post("/sandbox/webhooks", "{\"action\":\"target\",\"target\":\"" + receiver.address() + "\"}");
            shop.post("/sandbox/webhooks", "{\"action\":\"twice\"}");
            shop.post("/sandbox/webhooks", "{\"action\":\"hold\"}");
            shop.paid();
            assertThat(shop.get("/sandbox/webhooks").json().path("waiting").asInt()).isEqualTo(4);
            assertThat(shop.post("/sandbox/webhooks", "action=release-reversed", FORM).status()).isEqualTo(303);
            assertThat(receiver.statuses()).containsExactly("DONE", "DONE", "IN_PROGRESS", "IN_PROGRESS");
            assertThat(shop.post("/sandbox/webhooks", "{\"action\":\"explode\"}").status()).isEqualTo(400);
            assertThat(shop.post("/sandbox/webhooks", "{\"action\":\"target\",\"target\":\"file:///etc\"}").status()).isEqualTo(400);
        }
    }
}
