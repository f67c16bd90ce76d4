package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.sandbox.Shop.Checkout;
import io.yemae.devservices.sandbox.Shop.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Pattern PAYMENT_KEY = Pattern.compile("name=\"paymentKey\" value=\"([^\"]+)\"");
    private static final String SUCCESS = "http://localhost:8080/pay/success?from=window";
    private static final String FAIL = "http://localhost:8080/pay/fail#here";

    private final ManualClock clock = new ManualClock();

    @AutoClose("stop")
    private final PaymentSandbox sandbox = PaymentSandbox.start(SandboxSettings.defaults().withClock(clock));

    private final Shop shop = new Shop(sandbox);

    @Test
    void theWindowShowsTheOrder() {
        Reply page = open("봄 <b>콘서트</b>", "150000");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("결제하기", "취소", "150,000원", "카드", "간편결제", "봄 &lt;b&gt;콘서트&lt;/b&gt;").doesNotContain("<b>");
        assertThat(sandbox.ledger().ofOrder("order-window").orElseThrow().status().name()).isEqualTo("READY");
    }

    @Test
    void payingRedirectsToTheSuccessUrl() {
        String key = keyOf(open("콘서트", "150000"));
        Reply reply = decide(key, "pay");
        assertThat(reply.status()).isEqualTo(303);
        assertThat(location(reply)).isEqualTo(
            SUCCESS + "&paymentKey=" + key + "&orderId=order-window&amount=150000&paymentType=NORMAL");
        assertThat(shop.confirm(new Checkout(key, "order-window")).json().path("method").asText()).isEqualTo("간편결제");
    }

    @Test
    void cancellingRedirectsToTheFailUrlWithTheReason() {
        String key = keyOf(open("콘서트", "150000"));
        Reply reply = decide(key, "cancel");
        assertThat(reply.status()).isEqualTo(303);
        assertThat(location(reply)).startsWith("http://localhost:8080/pay/fail?code=PAY_PROCESS_CANCELED&message=")
            .endsWith("&orderId=order-window#here");
        assertThat(shop.confirm(new Checkout(key, "order-window")).code()).isEqualTo("NOT_FOUND_PAYMENT_SESSION");
    }

    @Test
    void theWindowExpiresAfterThirtyMinutes() {
        String key = keyOf(open("콘서트", "150000"));
        clock.advance(Duration.ofMinutes(30));
        assertThat(location(decide(key, "pay"))).contains("code=PAY_PROCESS_ABORTED");
        assertThat(sandbox.ledger().payment(key).orElseThrow().status().name()).isEqualTo("EXPIRED");
    }

    @Test
    void authorizePaysWithOneCall() {
        Reply reply = shop.post("/window/authorize",
            "{\"orderId\":\"order-json\",\"orderName\":\"콘서트\",\"amount\":150000,\"method\":\"EASY_PAY\"}");
        assertThat(reply.json().path("orderId").asText()).isEqualTo("order-json");
        assertThat(reply.json().path("amount").asLong()).isEqualTo(150_000);
        assertThat(shop.confirm(new Checkout(reply.json().path("paymentKey").asText(), "order-json")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "ftp://localhost/", "/relative", "not a url", "''"})
    void returnUrlsMustBeHttp(String url) {
        assertThat(shop.get(window("콘서트", "150000", url, FAIL)).code()).isEqualTo("INVALID_REQUEST");
        assertThat(shop.get(window("콘서트", "150000", SUCCESS, url)).code()).isEqualTo("INVALID_REQUEST");
        String key = keyOf(open("콘서트", "150000"));
        Reply reply = shop.post("/window", "action=pay&paymentKey=" + key + "&successUrl=" + encoded(url) + "&failUrl=" + encoded(FAIL));
        assertThat(reply.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "x", "''"})
    void anAmountMustBeAPositiveInteger(String amount) {
        assertThat(open("콘서트", amount).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void aWrongClientKeyIsUnauthorized() {
        assertThat(shop.get(window("콘서트", "150000", SUCCESS, FAIL).replace("test_ck_", "test_cx_")).code()).isEqualTo("UNAUTHORIZED_KEY");
    }

    private Reply open(String orderName, String amount) {
        return shop.get(window(orderName, amount, SUCCESS, FAIL));
    }

    private Reply decide(String key, String action) {
        return shop.post("/window", "action=" + action + "&method=EASY_PAY&paymentKey=" + key + "&successUrl=" + encoded(SUCCESS)
            + "&failUrl=" + encoded(FAIL), "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String window(String orderName, String amount, String successUrl, String failUrl) {
        return "/window?clientKey=" + SandboxSettings.CLIENT_KEY + "&orderId=order-window&orderName=" + encoded(orderName) + "&amount="
            + encoded(amount) + "&customerName=" + encoded("김예매") + "&method=CARD&successUrl=" + encoded(successUrl) + "&failUrl="
            + encoded(failUrl);
    }

    private static String keyOf(Reply page) {
        Matcher matcher = PAYMENT_KEY.matcher(page.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String location(Reply reply) {
        return reply.raw().headers().firstValue("Location").orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
