package io.yemae.devservices.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;

/** The sandbox as a program of its own ({@code bin/payment-sandbox}). It runs until it is ended by a signal. */
public final class SandboxProgram {
    private static final String PORT = "YEMAE_SANDBOX_PORT";
    private static final String USUAL_PORT = "8099";
    private static final int KEY_BYTES = 16;

    private SandboxProgram() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(System.getenv().getOrDefault(PORT, USUAL_PORT));
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String key = "test_sk_" + HexFormat.of().formatHex(random);
        SandboxSettings settings = SandboxSettings.defaults().onPort(port)
            .withKeys(key, SandboxSettings.CLIENT_KEY, SandboxSettings.MODULE_SECRET);
        try (PaymentSandbox sandbox = PaymentSandbox.start(settings)) {
            System.out.println("YEMAE_REHEARSAL_GATEWAY_URL=" + sandbox.address());
            System.out.println("YEMAE_REHEARSAL_GATEWAY_KEY=" + key);
            new CountDownLatch(1).await();
        }
    }
}
