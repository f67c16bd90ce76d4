package io.yemae.payment.integration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An account at the gateway, or at the sandbox. */
record TossAccount(TossApi api, String key) {

    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }
}
