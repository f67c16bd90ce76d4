package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.Shop.Reply;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyPaymentsTest {

    private static final int BUYERS = 300;

    @Test
    void threeHundredSlowPaymentsDoNotBlockOtherCalls(@TempDir Path directory) {
        try (PaymentSandbox sandbox = PaymentSandbox.start(0, directory.resolve("ledger.jsonl"))) {
            Shop shop = new Shop(sandbox);
            sandbox.faults().always(Operation.CONFIRM, Fault.HELD);
            List<CompletableFuture<Reply>> calls =
                IntStream.range(0, BUYERS).mapToObj(i -> shop.confirmInBackground(shop.checkout())).toList();
            sandbox.faults().awaitHeld(BUYERS, Duration.ofSeconds(8));
            assertThat(shop.query(shop.checkout()).status()).isEqualTo(200);

            sandbox.faults().release();
            assertThat(calls).allSatisfy(call -> assertThat(call.join().paymentStatus()).isEqualTo("DONE"));
            assertThat(sandbox.ledger().transactions()).hasSize(BUYERS);
        }
    }
}
