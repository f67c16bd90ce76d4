package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.sandbox.Shop.Checkout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsTest {

    private static final String THE_DAY = "/v1/transactions?startDate=2026-03-01T00:00:00&endDate=2026-03-01T23:59:59.999";

    private final ManualClock clock = new ManualClock();

    @AutoClose("stop")
    private final PaymentSandbox sandbox = PaymentSandbox.start(SandboxSettings.defaults().withClock(clock));

    private final Shop shop = new Shop(sandbox);

    @Test
    void approvalsAndCancelsAreListedInOrder() {
        Checkout paid = shop.paid();
        clock.advance(Duration.ofSeconds(10));
        shop.cancel(paid, 50_000);
        clock.advance(Duration.ofSeconds(10));
        shop.cancel(paid);

        JsonNode page = shop.get(THE_DAY).json();
        assertThat(page.findValuesAsText("status")).containsExactly("DONE", "PARTIAL_CANCELED", "CANCELED");
        assertThat(page.findValuesAsText("amount")).containsExactly("150000", "50000", "100000");
        assertThat(page.findValuesAsText("orderId")).containsOnly(paid.orderId());
        assertThat(page.path(0).path("transactionAt").asText()).isEqualTo("2026-03-01T10:02:03+09:00");
        assertThat(page.path(2).path("transactionKey").asText()).isEqualTo(shop.query(paid).json().path("lastTransactionKey").asText());
    }

    @Test
    void aDayIsInTheTimeZoneOfSeoul() {
        clock.advance(Duration.ofHours(13).plusMinutes(57).plusSeconds(56));
        shop.paid();
        clock.advance(Duration.ofSeconds(1));
        shop.paid();
        assertThat(shop.get(THE_DAY).json()).hasSize(1);
        assertThat(shop.get("/v1/transactions?startDate=2026-03-02T00:00:00&endDate=2026-03-02T23:59:59").json()).hasSize(1);
    }

    @Test
    void pagesContainAllTransactionsOnce() {
        for (int i = 0; i < 7; i++) {
            clock.advance(Duration.ofSeconds(1));
            shop.paid();
        }
        List<String> all = new ArrayList<>();
        JsonNode page = shop.get(THE_DAY + "&limit=3").json();
        while (!page.isEmpty()) {
            all.addAll(page.findValuesAsText("transactionKey"));
            page = shop.get(THE_DAY + "&limit=3&startingAfter=" + all.get(all.size() - 1)).json();
        }
        assertThat(all).hasSize(7).doesNotHaveDuplicates().isEqualTo(shop.get(THE_DAY).json().findValuesAsText("transactionKey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/transactions", "/v1/transactions?startDate=yesterday&endDate=2026-03-01T00:00:00",
        "/v1/transactions?startDate=2026-03-01T00:00:00", THE_DAY + "&limit=0", THE_DAY + "&limit=10001", THE_DAY + "&limit=x"})
    void anInvalidQueryIsRefused(String question) {
        assertThat(shop.get(question).status()).isEqualTo(400);
        assertThat(shop.get(question).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void anUnknownPagingKeyIsRefused() {
        assertThat(shop.get(THE_DAY + "&startingAfter=nothing").code()).isEqualTo("INVALID_TRANSACTION_KEY");
    }
}
