package io.yemae.it.kit.places;

import io.yemae.devservices.sandbox.PaymentSandbox;
import io.yemae.devservices.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** Manual refunds at the gateway, without the platform. */
public record GatewayDesk(PaymentSandbox gateway) {

    public void cancel(String paymentKey) {
        post(paymentKey, "{\"cancelReason\":\"by hand\"}");
    }

    public void cancel(String paymentKey, long amount) {
        post(paymentKey, "{\"cancelReason\":\"by hand\",\"cancelAmount\":" + amount + "}");
    }

    private void post(String paymentKey, String body) {
        try {
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(gateway.address().resolve("/v1/payments/" + paymentKey + "/cancel"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((SandboxSettings.SECRET_KEY + ":").getBytes()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
