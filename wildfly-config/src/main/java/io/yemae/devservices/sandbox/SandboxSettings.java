package io.yemae.devservices.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How a sandbox is set up.
 *
 * @param port           0 for any free one
 * @param ledgerFile     null to keep the books in memory only
 * @param secretKey      the shop's key for the API
 * @param clientKey      the shop's key for the payment window
 * @param moduleSecret   signs the payment module's callbacks and the shop's cancels
 * @param webhookTarget  where PAYMENT_STATUS_CHANGED goes; null for nowhere
 * @param callbackTarget where the payment module calls back, such as {@code /api/payments/callback}; null for nowhere
 * @param clock          what the gateway takes for now
 */
public record SandboxSettings(int port, Path ledgerFile, String secretKey, String clientKey, String moduleSecret,
                              URI webhookTarget, URI callbackTarget, Clock clock) {

    public static final String SECRET_KEY = "test_sk_yemae_sandbox";
    public static final String CLIENT_KEY = "test_ck_yemae_sandbox";
    public static final String MODULE_SECRET = "module_secret_yemae_sandbox";

    /** Test keys, any port, books in memory, nobody to send to, the system's clock. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(0, null, SECRET_KEY, CLIENT_KEY, MODULE_SECRET, null, null, Clock.systemUTC());
    }

    public SandboxSettings onPort(int other) {
        return new SandboxSettings(other, ledgerFile, secretKey, clientKey, moduleSecret, webhookTarget, callbackTarget, clock);
    }

    public SandboxSettings withLedgerFile(Path other) {
        return new SandboxSettings(port, other, secretKey, clientKey, moduleSecret, webhookTarget, callbackTarget, clock);
    }

    public SandboxSettings withKeys(String secret, String client, String module) {
        return new SandboxSettings(port, ledgerFile, secret, client, module, webhookTarget, callbackTarget, clock);
    }

    public SandboxSettings sendingTo(URI webhooks, URI callbacks) {
        return new SandboxSettings(port, ledgerFile, secretKey, clientKey, moduleSecret, webhooks, callbacks, clock);
    }

    public SandboxSettings withClock(Clock other) {
        return new SandboxSettings(port, ledgerFile, secretKey, clientKey, moduleSecret, webhookTarget, callbackTarget, other);
    }

    /** Without the keys: settings end up in logs. */
    @Override
    public String toString() {
        return "SandboxSettings[port=" + port + ", ledgerFile=" + ledgerFile + ", webhookTarget=" + webhookTarget + "]";
    }
}
