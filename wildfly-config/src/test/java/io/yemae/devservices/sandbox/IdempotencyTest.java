package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.Shop.Reply;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";

    private final ManualClock clock = new ManualClock();

    @AutoClose("stop")
    private final PaymentSandbox sandbox = PaymentSandbox.start(SandboxSettings.defaults().withClock(clock));

    private final Shop shop = new Shop(sandbox);

    @Test
    void theFirstResponseIsSentAgain() {
        Checkout checkout = shop.checkout();
        Reply first = shop.confirm(checkout, KEY, "k");
        Reply again = shop.confirm(checkout, KEY, "k");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(sandbox.ledger().totals(checkout.orderId()).approvals()).isEqualTo(1);
    }

    @Test
    void anErrorIsSentAgain() {
        Checkout checkout = shop.checkout();
        Reply first = shop.post("/v1/payments/confirm", checkout.confirmation(1_000), KEY, "k");
        assertThat(shop.confirm(checkout, KEY, "k").body()).isEqualTo(first.body());
        assertThat(shop.confirm(checkout, KEY, "other").status()).isEqualTo(200);
    }

    @Test
    void aKeyIsPerPathAndIgnoresTheBody() {
        Checkout one = shop.checkout();
        Checkout two = shop.checkout();
        Reply first = shop.confirm(one, KEY, "k");
        assertThat(shop.confirm(two, KEY, "k").body()).isEqualTo(first.body());
        assertThat(shop.query(two).paymentStatus()).isEqualTo("IN_PROGRESS");
        assertThat(shop.cancel(one, KEY, "k").paymentStatus()).isEqualTo("CANCELED");
    }

    @Test
    void aKeyExpiresAfterFifteenDays() {
        Checkout checkout = shop.checkout();
        shop.confirm(checkout, KEY, "k");
        clock.advance(Duration.ofDays(15).minusSeconds(1));
        assertThat(shop.confirm(checkout, KEY, "k").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(shop.confirm(checkout, KEY, "k").code()).isEqualTo("ALREADY_PROCESSED_PAYMENT");
    }

    @Test
    void aKeyHasAtMostThreeHundredCharacters() {
        assertThat(shop.confirm(shop.checkout(), KEY, "k".repeat(300)).status()).isEqualTo(200);
        Reply reply = shop.confirm(shop.checkout(), KEY, "k".repeat(301));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_IDEMPOTENCY_KEY");
    }

    @Test
    void aSecondCallIsRefusedWhileTheFirstIsRunning() {
        Checkout checkout = shop.checkout();
        sandbox.faults().next(Operation.CONFIRM, Fault.HELD);
        CompletableFuture<Reply> first = shop.confirmInBackground(checkout, KEY, "k");
        sandbox.faults().awaitHeld(1, Duration.ofSeconds(5));

        Reply second = shop.confirm(checkout, KEY, "k");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("IDEMPOTENT_REQUEST_PROCESSING");
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo("IN_PROGRESS");

        sandbox.faults().release();
        assertThat(first.join().paymentStatus()).isEqualTo("DONE");
        assertThat(shop.confirm(checkout, KEY, "k").body()).isEqualTo(first.join().body());
    }

    @Test
    void exactlyOneOfManyConcurrentCallsDoesTheWork() {
        Checkout checkout = shop.checkout();
        List<CompletableFuture<Reply>> calls = IntStream.range(0, 50).mapToObj(i -> shop.confirmInBackground(checkout, KEY, "k")).toList();
        assertThat(calls).allSatisfy(call -> assertThat(call.join().status()).isIn(200, 409));
        assertThat(calls).anySatisfy(call -> assertThat(call.join().status()).isEqualTo(200));
        assertThat(sandbox.ledger().transactions()).hasSize(1);
    }

    @Test
    void exactlyOneOfManyConcurrentCallsWithoutAKeyTakesTheMoney() {
        Checkout checkout = shop.checkout();
        List<CompletableFuture<Reply>> calls = IntStream.range(0, 50).mapToObj(i -> shop.confirmInBackground(checkout)).toList();
        assertThat(calls.stream().filter(call -> call.join().status() == 200)).hasSize(1);
        assertThat(sandbox.ledger().totals(checkout.orderId()).approved()).isEqualTo(Shop.PRICE);
    }

    @Test
    void exactlyOneOfManyConcurrentPaymentsOfAnOrderTakesTheMoney() {
        List<CompletableFuture<Reply>> calls =
            IntStream.range(0, 50).mapToObj(i -> shop.confirmInBackground(shop.checkout("order-crowded"))).toList();
        assertThat(calls.stream().filter(call -> call.join().status() == 200)).hasSize(1);
        assertThat(sandbox.ledger().totals("order-crowded").approvals()).isEqualTo(1);
    }
}
