package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.Shop.Reply;
import io.yemae.devservices.sandbox.ledger.Payment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {

    @TempDir
    private Path directory;

    @Test
    void theLedgerIsRestoredAfterARestart() {
        Path file = directory.resolve("new/ledger.jsonl");
        List<Payment> before;
        Checkout paid;
        Reply answer;
        try (PaymentSandbox sandbox = PaymentSandbox.start(0, file)) {
            Shop shop = new Shop(sandbox);
            paid = shop.checkout();
            answer = shop.confirm(paid, "Idempotency-Key", "k");
            shop.cancel(shop.paid());
            shop.cancel(shop.paid(), 10_000);
            shop.checkout();
            shop.post("/module/pay", "{\"reservationId\":\"r-1\",\"amount\":70000}");
            before = sandbox.ledger().payments();
        }
        try (PaymentSandbox sandbox = PaymentSandbox.start(0, file)) {
            Shop shop = new Shop(sandbox);
            assertThat(sandbox.ledger().payments()).isEqualTo(before).hasSize(4);
            assertThat(sandbox.ledger().modulePayments()).hasSize(1);
            assertThat(shop.confirm(paid, "Idempotency-Key", "k").body()).isEqualTo(answer.body());
            assertThat(shop.confirm(shop.checkout(paid.orderId())).code()).isEqualTo("DUPLICATED_ORDER_ID");
        }
    }

    @Test
    void anIncompleteLastLineIsDropped() throws IOException {
        Path file = directory.resolve("ledger.jsonl");
        try (PaymentSandbox sandbox = PaymentSandbox.start(0, file)) {
            new Shop(sandbox).paid();
        }
        Files.writeString(file, "{\"payment\":{\"paymentKey\":\"x", StandardOpenOption.APPEND);
        try (PaymentSandbox sandbox = PaymentSandbox.start(0, file)) {
            assertThat(sandbox.ledger().payments()).hasSize(1);
            new Shop(sandbox).paid();
        }
        try (PaymentSandbox sandbox = PaymentSandbox.start(0, file)) {
            assertThat(sandbox.ledger().transactions()).hasSize(2);
        }
    }

    @Test
    void aFileThatIsNotALedgerIsNotChanged() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "milk\nbread\n");
        assertThatThrownBy(() -> PaymentSandbox.start(0, file)).isInstanceOf(IllegalStateException.class).hasMessageContaining("milk");
        assertThat(file).hasContent("milk\nbread\n");
    }

    @Test
    void aUsedPortIsReportedAndTheFileIsUnlocked() {
        Path file = directory.resolve("ledger.jsonl");
        try (PaymentSandbox first = PaymentSandbox.start(0, null)) {
            assertThatThrownBy(() -> PaymentSandbox.start(first.address().getPort(), file)).hasMessageContaining("cannot listen on port");
        }
        PaymentSandbox.start(0, file).stop();
    }
}
