package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.Shop.LostResponse;
import io.yemae.devservices.sandbox.Shop.Reply;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @AutoClose("stop")
    private final PaymentSandbox sandbox = PaymentSandbox.start(0, null);
    private final Shop shop = new Shop(sandbox);

    /** A call of the shop, prepared before the fault is set. */
    private enum Call {
        CONFIRM, CANCEL;

        Operation operation() {
            return Operation.valueOf(name());
        }

        Checkout prepare(Shop shop) {
            return this == CONFIRM ? shop.checkout() : shop.paid();
        }

        Reply make(Shop shop, Checkout checkout, String... headers) {
            return this == CONFIRM ? shop.confirm(checkout, headers) : shop.cancel(checkout, headers);
        }

        String before() {
            return this == CONFIRM ? "IN_PROGRESS" : "DONE";
        }

        String after() {
            return this == CONFIRM ? "DONE" : "CANCELED";
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLostResponseIsSentAgainForItsKey(Call call) {
        Checkout checkout = call.prepare(shop);
        sandbox.faults().next(call.operation(), Fault.LOSE_ANSWER);
        assertThatThrownBy(() -> call.make(shop, checkout, "Idempotency-Key", "k")).isInstanceOf(LostResponse.class);
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo(call.after());
        assertThat(call.make(shop, checkout, "Idempotency-Key", "k").paymentStatus()).isEqualTo(call.after());
        assertThat(sandbox.ledger().transactions()).hasSize(call == Call.CONFIRM ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource
    void aResetDoesNoWork(Call call) {
        Checkout checkout = call.prepare(shop);
        sandbox.faults().next(call.operation(), Fault.RESET);
        assertThatThrownBy(() -> call.make(shop, checkout, "Idempotency-Key", "k")).isInstanceOf(LostResponse.class);
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo(call.before());
        assertThat(call.make(shop, checkout, "Idempotency-Key", "k").paymentStatus()).isEqualTo(call.after());
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 503})
    void anHttpErrorHasABodyAndDoesNoWork(int status) {
        for (Call call : Call.values()) {
            Checkout checkout = call.prepare(shop);
            sandbox.faults().next(call.operation(), Fault.status(status));
            Reply reply = call.make(shop, checkout, "Idempotency-Key", "k-" + checkout.orderId());
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.code()).isNotBlank();
            assertThat(shop.query(checkout).paymentStatus()).isEqualTo(call.before());
            assertThat(call.make(shop, checkout, "Idempotency-Key", "k-" + checkout.orderId()).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anHttpErrorAfterTheWorkDoesTheWork(Call call) {
        Checkout checkout = call.prepare(shop);
        sandbox.faults().next(call.operation(), Fault.statusAfterWork(500));
        assertThat(call.make(shop, checkout).status()).isEqualTo(500);
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo(call.after());
    }

    @ParameterizedTest
    @EnumSource
    void corruptResponsesAreNotJsonAndTheWorkIsDone(Call call) {
        for (Fault fault : new Fault[] {Fault.NONSENSE, Fault.TRUNCATED}) {
            Checkout checkout = call.prepare(shop);
            sandbox.faults().next(call.operation(), fault);
            Reply reply = call.make(shop, checkout);
            assertThat(reply.status()).isEqualTo(200);
            assertThatThrownBy(() -> new ObjectMapper().readTree(reply.body())).isInstanceOf(JsonProcessingException.class);
            assertThat(shop.query(checkout).paymentStatus()).isEqualTo(call.after());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongAmountIsInTheResponseOnly(Call call) {
        Checkout checkout = call.prepare(shop);
        sandbox.faults().next(call.operation(), Fault.WRONG_AMOUNT);
        assertThat(call.make(shop, checkout).json().path("totalAmount").asLong()).isNotEqualTo(Shop.PRICE);
        assertThat(shop.query(checkout).json().path("totalAmount").asLong()).isEqualTo(Shop.PRICE);
        assertThat(sandbox.ledger().totals(checkout.orderId()).approved()).isEqualTo(Shop.PRICE);
    }

    @ParameterizedTest
    @EnumSource
    void aPendingStatusIsInTheResponseOnly(Call call) {
        Checkout checkout = call.prepare(shop);
        sandbox.faults().next(call.operation(), Fault.PENDING_STATUS);
        assertThat(call.make(shop, checkout).paymentStatus()).isEqualTo("IN_PROGRESS");
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo(call.after());
    }

    @Test
    void aDeclinedPaymentIsAborted() {
        Checkout checkout = shop.checkout();
        sandbox.faults().next(Operation.CONFIRM, Fault.refuse("REJECT_CARD_COMPANY"));
        assertThat(shop.confirm(checkout).status()).isEqualTo(403);
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo("ABORTED");
        assertThat(shop.query(checkout).json().path("failure").path("code").asText()).isEqualTo("REJECT_CARD_COMPANY");
        assertThat(shop.confirm(checkout).code()).isEqualTo("NOT_FOUND_PAYMENT_SESSION");
    }

    @Test
    void aConfirmCanBeRetriedAfterAProviderError() {
        Checkout checkout = shop.checkout();
        sandbox.faults().next(Operation.CONFIRM, Fault.refuse("PROVIDER_ERROR"));
        assertThat(shop.confirm(checkout, "Idempotency-Key", "k").code()).isEqualTo("PROVIDER_ERROR");
        assertThat(shop.confirm(checkout, "Idempotency-Key", "k").paymentStatus()).isEqualTo("DONE");
    }

    @Test
    void aRefusedCancelRefundsNothing() {
        Checkout paid = shop.paid();
        sandbox.faults().next(Operation.CANCEL, Fault.refuse("NOT_CANCELABLE_PAYMENT"));
        assertThat(shop.cancel(paid).status()).isEqualTo(403);
        assertThat(sandbox.ledger().totals(paid.orderId()).balance()).isEqualTo(Shop.PRICE);
    }

    @Test
    void aSlowCallIsDelayed() {
        Checkout checkout = shop.checkout();
        sandbox.faults().next(Operation.CONFIRM, Fault.slow(Duration.ofMillis(150)));
        long start = System.nanoTime();
        assertThat(shop.confirm(checkout).paymentStatus()).isEqualTo("DONE");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aPaymentWhoseClientTimesOutIsStillCharged() {
        Checkout checkout = shop.checkout();
        sandbox.faults().next(Operation.CONFIRM, Fault.HELD);
        assertThatThrownBy(() -> shop.confirmWithin(Duration.ofMillis(200), checkout, "Idempotency-Key", "k"))
            .isInstanceOf(LostResponse.class);
        sandbox.faults().awaitHeld(1, Duration.ofSeconds(5));
        sandbox.faults().release();
        Reply again;
        do {
            again = shop.confirm(checkout, "Idempotency-Key", "k");
        } while (again.status() == 409);
        assertThat(again.paymentStatus()).isEqualTo("DONE");
        assertThat(sandbox.ledger().totals(checkout.orderId()).approvals()).isEqualTo(1);
    }

    @Test
    void queriesAndTransactionsCanFail() {
        Checkout paid = shop.paid();
        sandbox.faults().always(Operation.QUERY, Fault.RESET);
        sandbox.faults().always(Operation.TRANSACTIONS, Fault.status(503));
        assertThatThrownBy(() -> shop.query(paid)).isInstanceOf(LostResponse.class);
        assertThat(shop.get("/v1/transactions?startDate=2020-01-01T00:00:00&endDate=2040-01-01T00:00:00").status()).isEqualTo(503);
        sandbox.faults().clear();
        assertThat(shop.query(paid).status()).isEqualTo(200);
    }

    @Test
    void faultsWithACountApplyInOrderAndThenTheLastingOne() {
        Checkout paid = shop.paid();
        sandbox.faults().always(Operation.QUERY, Fault.status(500));
        sandbox.faults().times(2, Operation.QUERY, Fault.status(503));
        sandbox.faults().next(Operation.QUERY, Fault.status(429));
        assertThat(shop.query(paid).status()).isEqualTo(503);
        assertThat(shop.query(paid).status()).isEqualTo(503);
        assertThat(shop.query(paid).status()).isEqualTo(429);
        assertThat(shop.query(paid).status()).isEqualTo(500);
        assertThat(shop.query(paid).status()).isEqualTo(500);
    }

    @Test
    void aFaultCanApplyToOneOrderOnly() {
        Checkout unlucky = shop.checkout();
        Checkout lucky = shop.checkout();
        for (Operation operation : Operation.values()) {
            sandbox.faults().forOrders(unlucky.orderId()::equals, operation, Fault.status(500));
        }
        assertThat(shop.confirm(unlucky).status()).isEqualTo(500);
        assertThat(shop.query(unlucky).status()).isEqualTo(500);
        assertThat(shop.get("/v1/payments/orders/" + unlucky.orderId()).status()).isEqualTo(500);
        assertThat(shop.cancel(unlucky).status()).isEqualTo(500);
        assertThat(shop.confirm(lucky).status()).isEqualTo(200);
        assertThat(shop.query(lucky).status()).isEqualTo(200);
    }
}
