package io.yemae.payment.integration;

import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.GatewayUnavailable;
import io.yemae.payment.PaymentModule;
import io.yemae.payment.PaymentModule.Callback;
import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import io.yemae.shared.json.ReceivedJson;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** The payment module over HTTP. Both sides sign their messages with a shared secret. */
@ApplicationScoped
public class SignedPaymentModule implements PaymentModule {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LONGEST_KEY = 200;

    @Inject
    GatewaySettings settings;

    @Inject
    MeasuredCalls calls;

    /** Null if no address is configured. */
    private ModuleApi module;

    @PostConstruct
    void connect() {
        module = settings.paymentModuleUrl().map(this::client).orElse(null);
    }

    @PreDestroy
    void disconnect() {
        if (module != null) {
            module.close();
        }
    }

    @Override
    public Callback read(String body, String signature) {
        if (!isSigned(body, signature)) {
            throw Problem.unauthenticated("INVALID_SIGNATURE", "서명이 올바르지 않습니다.");
        }
        try {
            JsonObject json = ReceivedJson.read(body).asJsonObject();
            String key = json.getString("paymentId");
            if (!json.getString("status").equals("PAID") || key.isBlank() || key.length() > LONGEST_KEY) {
                throw malformed();
            }
            return new Callback(key, json.getString("reservationId"), new Won(json.getJsonNumber("amount").longValueExact()),
                Instant.parse(json.getString("paidAt")));
        } catch (JsonException | ClassCastException | NullPointerException | ArithmeticException
            | IllegalArgumentException | DateTimeException e) {
            throw malformed();
        }
    }

    private boolean isSigned(String body, String signature) {
        return body != null && signature != null && settings.paymentModuleSecret().isPresent()
            // In constant time, so that the duration reveals nothing about the signature.
            && MessageDigest.isEqual(sign(body).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem malformed() {
        return Problem.invalid("MALFORMED_CALLBACK", "올바르지 않은 콜백입니다.");
    }

    @Override
    public GatewayAnswer refund(String paymentKey, String reason) {
        if (module == null || settings.paymentModuleSecret().isEmpty()) {
            return new Misconfigured("NO_PAYMENT_MODULE");
        }
        String body = Json.createObjectBuilder().add("paymentId", paymentKey).add("reason", reason).build().toString();
        try {
            WireAnswer answer = calls.call(() -> module.cancel(sign(body), body));
            return answer.json() instanceof JsonObject json && "CANCELLED".equals(json.getString("status", ""))
                ? new Returned(paymentKey, new Won(json.getJsonNumber("amount").longValueExact()), Instant.parse(json.getString("paidAt")),
                    Instant.parse(json.getString("cancelledAt")), List.of())
                : new Unclear("HTTP_" + answer.status(), "The payment module answered HTTP " + answer.status());
        } catch (GatewayUnavailable | FaultToleranceException e) {
            return new Unclear(e.getMessage());
        }
    }

    private ModuleApi client(URI address) {
        return RestClientBuilder.newBuilder()
            .baseUri(address)
            .connectTimeout(settings.tossTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(settings.tossTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(ModuleApi.class);
    }

    private String sign(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.paymentModuleSecret().orElseThrow().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
