package io.yemae.devservices.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxProgramTest {
    private static final String URL = "YEMAE_REHEARSAL_GATEWAY_URL=";
    private static final String KEY = "YEMAE_REHEARSAL_GATEWAY_KEY=";

    @Test
    void itServesAtTheAddressAndWithTheKeyThatItPrints() throws Exception {
        String[] printed = SandboxProgram.start(Map.of("YEMAE_SANDBOX_PORT", "0")).split("\n");
        URI address = URI.create(printed[0].substring(URL.length()));
        String key = printed[1].substring(KEY.length());
        assertThat(key).startsWith("test_sk_");

        assertThat(lookUp(address, key)).isEqualTo(404);
        assertThat(lookUp(address, "test_sk_of_another")).isEqualTo(401);
    }

    @Test
    void aGivenKeyIsUsed() {
        assertThat(SandboxProgram.start(Map.of("YEMAE_SANDBOX_PORT", "0", "YEMAE_SANDBOX_KEY", "test_sk_given")))
            .endsWith(KEY + "test_sk_given");
    }

    private static int lookUp(URI address, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/payments/orders/unknown"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes())).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
}
