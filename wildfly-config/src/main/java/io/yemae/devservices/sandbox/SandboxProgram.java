package io.yemae.devservices.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The sandbox as a program of its own ({@code bin/payment-sandbox}). It runs until it is ended by a signal. */
public final class SandboxProgram {
    private static final String USUAL_PORT = "8099";
    private static final int KEY_BYTES = 16;

    private SandboxProgram() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(start(System.getenv()));
        new CountDownLatch(1).await();
    }

    /** @return the environment variables that the nodes need, one a line */
    static String start(Map<String, String> environment) {
        int port = Integer.parseInt(environment.getOrDefault("YEMAE_SANDBOX_PORT", USUAL_PORT));
        String key = environment.getOrDefault("YEMAE_SANDBOX_KEY", "test_sk_" + random());
        PaymentSandbox sandbox = PaymentSandbox.start(SandboxSettings.defaults().onPort(port)
            .withKeys(key, SandboxSettings.CLIENT_KEY, SandboxSettings.MODULE_SECRET));
        return "YEMAE_REHEARSAL_GATEWAY_URL=" + sandbox.address() + "\nYEMAE_REHEARSAL_GATEWAY_KEY=" + key;
    }

    private static String random() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
