package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.Shop.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopKeyTest {

    @AutoClose("stop")
    private final PaymentSandbox sandbox = PaymentSandbox.start(0, null);
    private final Shop shop = new Shop(sandbox);

    @ParameterizedTest
    @ValueSource(strings = {"Basic dGVzdF9za19vdGhlcjo=", "Basic", "Basic !!!", "Bearer abc", ""})
    void aWrongSecretKeyIsUnauthorized(String authorization) {
        Reply reply = shop.get("/v1/payments/any", "Authorization", authorization);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("UNAUTHORIZED_KEY");
        assertThat(reply.json().path("message").asText()).isNotBlank();
    }

    @Test
    void theColonAfterTheKeyIsRequired() {
        assertThat(shop.get("/v1/payments/any", "Authorization", Shop.basic(SandboxSettings.SECRET_KEY)).code())
            .isEqualTo("INCORRECT_BASIC_AUTH_FORMAT");
    }

    @ParameterizedTest
    @CsvSource({"REJECT_CARD_COMPANY,403", "INVALID_CARD_EXPIRATION,400", "FAILED_INTERNAL_SYSTEM_PROCESSING,500", "NEVER_HEARD_OF,400"})
    void aTestCodeIsSentBackWithoutWork(String code, int status) {
        Checkout checkout = shop.checkout();
        Reply reply = shop.confirm(checkout, "TossPayments-Test-Code", code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(shop.query(checkout).paymentStatus()).isEqualTo("IN_PROGRESS");
    }
}
