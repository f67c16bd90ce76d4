package io.yemae.devservices.sandbox;

import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.delivery.RetryPlan;
import io.yemae.devservices.sandbox.fault.Faults;
import io.yemae.devservices.sandbox.gateway.Announcer;
import io.yemae.devservices.sandbox.gateway.FaultyCalls;
import io.yemae.devservices.sandbox.gateway.Gateway;
import io.yemae.devservices.sandbox.gateway.IdempotencyKeys;
import io.yemae.devservices.sandbox.gateway.OnceGuard;
import io.yemae.devservices.sandbox.gateway.PaymentEndpoints;
import io.yemae.devservices.sandbox.http.Listener;
import io.yemae.devservices.sandbox.http.Router;
import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.ledger.LedgerBook;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.PaymentStatus;
import io.yemae.devservices.sandbox.module.ModuleEndpoints;
import io.yemae.devservices.sandbox.module.PaymentModule;
import io.yemae.devservices.sandbox.module.Signature;
import io.yemae.devservices.sandbox.page.ControlEndpoints;
import io.yemae.devservices.sandbox.page.ModulePage;
import io.yemae.devservices.sandbox.page.WindowEndpoints;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A running payment gateway. Start one for {@code mvn -Prun} or inside a test; break it with {@link #faults()} and
 * {@link #webhooks()}; compare with its {@link #ledger()}.
 */
public final class PaymentSandbox implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PaymentSandbox.class.getName());

    private final LedgerBook ledger;
    private final Gateway gateway;
    private final Faults faults = new Faults();
    private final Announcer announcer;
    private final Deliveries webhooks;
    private final Deliveries callbacks;
    private final Listener listener;
    private final ScheduledExecutorService heartbeat =
        Executors.newSingleThreadScheduledExecutor(task -> Listener.daemon("payment-sandbox-heartbeat", task));

    private PaymentSandbox(SandboxSettings settings) {
        IdempotencyKeys keys = new IdempotencyKeys(settings.clock());
        ledger = new LedgerBook(settings.ledgerFile(), keys::remember);
        webhooks = new Deliveries(settings.clock(), RetryPlan.toss(), settings.webhookTarget());
        callbacks = new Deliveries(settings.clock(), RetryPlan.module(), settings.callbackTarget());
        announcer = new Announcer(webhooks, settings.clock());
        gateway = new Gateway(ledger, settings.clock(), announcer::announce);
        listener = listen(settings, keys);
        heartbeat.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * @param port       0 for any free one
     * @param ledgerFile null for memory only; otherwise read first, then appended to
     * @throws UncheckedIOException when the port is taken or the file cannot be used
     */
    public static PaymentSandbox start(int port, Path ledgerFile) {
        return start(SandboxSettings.defaults().onPort(port).withLedgerFile(ledgerFile));
    }

    public static PaymentSandbox start(SandboxSettings settings) {
        return new PaymentSandbox(settings);
    }

    /** Ends it at once: calls that run lose their connection, what waits to be sent is lost, the ledger is on disk. */
    public void stop() {
        heartbeat.shutdownNow();
        faults.clear();
        listener.close();
        webhooks.close();
        callbacks.close();
        ledger.close();
    }

    @Override
    public void close() {
        stop();
    }

    /** {@code http://localhost:<port>}, the base address of the API. */
    public URI address() {
        return listener.address();
    }

    public Faults faults() {
        return faults;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** How and where webhooks are sent. */
    public Deliveries webhooks() {
        return webhooks;
    }

    /** How and where the payment module calls back. */
    public Deliveries callbacks() {
        return callbacks;
    }

    /** Sends webhooks to this address from now on; null for nowhere. */
    public void webhookTarget(URI target) {
        webhooks.target(target);
    }

    /** Sends the payment module's callbacks to this address from now on; null for nowhere. */
    public void callbackTarget(URI target) {
        callbacks.target(target);
    }

    /** Does what a buyer does in the payment window: the answer waits to be confirmed. */
    public Payment authorize(Order order) {
        return gateway.authenticate(gateway.open(order).paymentKey(), order.method());
    }

    /** Sends a webhook that claims another status than the books have, as gateways do: ABORTED 45 ms after DONE. */
    public void announceFalsely(String paymentKey, PaymentStatus claimed) {
        announcer.announce(gateway.find(paymentKey).withStatus(claimed, null));
    }

    /** The port may be taken: then the ledger's file must not stay locked. */
    private Listener listen(SandboxSettings settings, IdempotencyKeys keys) {
        try {
            return new Listener(settings.port(), routes(settings, keys));
        } catch (UncheckedIOException e) {
            ledger.close();
            throw e;
        }
    }

    private Router routes(SandboxSettings settings, IdempotencyKeys keys) {
        Router router = new Router();
        PaymentEndpoints payments = new PaymentEndpoints(gateway, ledger);
        payments.register(router, settings.secretKey(), new FaultyCalls(faults, payments::orderOf, payments::decline),
            new OnceGuard(keys, ledger::keep));
        new WindowEndpoints(gateway, settings.clientKey()).register(router);
        Signature signature = new Signature(settings.moduleSecret());
        PaymentModule module = new PaymentModule(ledger, callbacks, signature, settings.clock());
        new ModuleEndpoints(module, signature).register(router, new FaultyCalls(faults, request -> "", (request, why) -> { }));
        ModulePage.register(router);
        new ControlEndpoints(ledger, faults, webhooks).register(router);
        return router;
    }

    private void beat() {
        try {
            gateway.expire();
            webhooks.sendDue();
            callbacks.sendDue();
        } catch (RuntimeException e) {
            // Thrown on, it would end the heartbeat for good.
            LOG.log(System.Logger.Level.ERROR, "a heartbeat of the payment sandbox failed", e);
        }
    }
}
