package io.yemae.devservices.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The settings of a sandbox.
 *
 * @param port           0 for any free port
 * @param ledgerFile     null to keep the ledger in memory only
 * @param secretKey      the shop's key for the API
 * @param clientKey      the shop's key for the payment window
 * @param moduleSecret   signs the payment module's callbacks and the shop's refund requests
 * @param webhookTarget  receives the webhooks PAYMENT_STATUS_CHANGED; null to send none
 * @param callbackTarget receives the payment module's callbacks; null to send none
 * @param clock          the gateway's clock
 */
public record SandboxSettings(int port, Path ledgerFile, String secretKey, String clientKey, String moduleSecret,
                              URI webhookTarget, URI callbackTarget, Clock clock) {

    public static final String SECRET_KEY = "test_sk_yemae_sandbox";
    public static final String CLIENT_KEY = "test_ck_yemae_sandbox";
    public static final String MODULE_SECRET = "module_secret_yemae_sandbox";

    /** Test keys, any free port, a ledger in memory, no webhooks, the system's clock. */
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

    /** Without the keys, because settings are logged. */
    @Override
    public String toString() {
        return "SandboxSettings[port=" + port + ", ledgerFile=" + ledgerFile + ", webhookTarget=" + webhookTarget + "]";
    }
}
