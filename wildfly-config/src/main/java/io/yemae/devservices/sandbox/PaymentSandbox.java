package io.yemae.devservices.sandbox;

import io.undertow.server.RoutingHandler;
import io.yemae.devservices.DaemonThreads;
import io.yemae.devservices.http.LoopbackServer;
import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.delivery.RetryPlan;
import io.yemae.devservices.sandbox.fault.Faults;
import io.yemae.devservices.sandbox.gateway.FaultInjector;
import io.yemae.devservices.sandbox.gateway.Gateway;
import io.yemae.devservices.sandbox.gateway.IdempotencyKeys;
import io.yemae.devservices.sandbox.gateway.PaymentEndpoints;
import io.yemae.devservices.sandbox.gateway.StatusWebhooks;
import io.yemae.devservices.sandbox.http.EndpointHandler;
import io.yemae.devservices.sandbox.ledger.Ledger;
import io.yemae.devservices.sandbox.ledger.Order;
import io.yemae.devservices.sandbox.ledger.Payment;
import io.yemae.devservices.sandbox.ledger.PaymentStatus;
import io.yemae.devservices.sandbox.ledger.WritableLedger;
import io.yemae.devservices.sandbox.module.ModuleEndpoints;
import io.yemae.devservices.sandbox.module.PaymentModule;
import io.yemae.devservices.sandbox.module.Signature;
import io.yemae.devservices.sandbox.page.ControlEndpoints;
import io.yemae.devservices.sandbox.page.ModulePage;
import io.yemae.devservices.sandbox.page.WindowEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A running payment gateway, for {@code mvn -Prun} and for tests. A test sets faults with {@link #faults()}, controls the webhooks with
 * {@link #webhooks()}, and compares the platform with {@link #ledger()}.
 */
public final class PaymentSandbox implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PaymentSandbox.class.getName());
    /** Requests at the same time: a test has 300 slow payments at once, and the others are left for the queries meanwhile. */
    private static final int THREADS = 512;

    private final WritableLedger ledger;
    private final Gateway gateway;
    private final Faults faults = new Faults();
    private final StatusWebhooks statusWebhooks;
    private final Deliveries webhooks;
    private final Deliveries callbacks;
    private final LoopbackServer server;
    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(new DaemonThreads("payment-sandbox-timer"));

    private PaymentSandbox(SandboxSettings settings) {
        IdempotencyKeys keys = new IdempotencyKeys(settings.clock());
        ledger = new WritableLedger(settings.ledgerFile(), keys::restore);
        webhooks = new Deliveries(settings.clock(), RetryPlan.toss(), settings.webhookTarget());
        callbacks = new Deliveries(settings.clock(), RetryPlan.module(), settings.callbackTarget());
        statusWebhooks = new StatusWebhooks(webhooks, settings.clock());
        gateway = new Gateway(ledger, settings.clock(), statusWebhooks::send);
        server = listen(settings, keys);
        timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * @param port       0 for any free port
     * @param ledgerFile read at the start and appended to; null to keep the ledger in memory only
     * @throws UncheckedIOException  if the port is in use, or the file cannot be used
     * @throws IllegalStateException if the file is not a ledger
     */
    public static PaymentSandbox start(int port, Path ledgerFile) {
        return start(SandboxSettings.defaults().onPort(port).withLedgerFile(ledgerFile));
    }

    public static PaymentSandbox start(SandboxSettings settings) {
        return new PaymentSandbox(settings);
    }

    /** Stops at once. Running calls lose their connections and unsent messages are lost; the ledger is on disk. */
    public void stop() {
        timer.shutdownNow();
        faults.clear();
        server.close();
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
        return server.address();
    }

    public Faults faults() {
        return faults;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Deliveries webhooks() {
        return webhooks;
    }

    public Deliveries callbacks() {
        return callbacks;
    }

    /** Sends webhooks to this address from now on; null drops them. */
    public void webhookTarget(URI target) {
        webhooks.target(target);
    }

    /** Sends the payment module's callbacks to this address from now on; null drops them. */
    public void callbackTarget(URI target) {
        callbacks.target(target);
    }

    /** Pays in the payment window as a buyer does. The returned payment can be confirmed. */
    public Payment authorize(Order order) {
        return gateway.authenticate(gateway.open(order).paymentKey(), order.method());
    }

    /** Takes the money of an authorized payment, as if the shop had confirmed it. */
    public void take(String paymentKey, String orderId, long amount) {
        gateway.confirm(paymentKey, orderId, amount);
    }

    /** Sends a webhook with another status than the ledger has. Real gateways do that: ABORTED was seen 45 ms after DONE. */
    public void announceFalsely(String paymentKey, PaymentStatus claimed) {
        statusWebhooks.send(gateway.find(paymentKey).withStatus(claimed, null));
    }

    /** Unlocks the ledger's file if the port is in use. */
    private LoopbackServer listen(SandboxSettings settings, IdempotencyKeys keys) {
        try {
            return LoopbackServer.start(settings.port(), THREADS, routes(settings, keys));
        } catch (IOException e) {
            ledger.close();
            throw new UncheckedIOException("the payment sandbox cannot listen on port " + settings.port(), e);
        }
    }

    private RoutingHandler routes(SandboxSettings settings, IdempotencyKeys keys) {
        RoutingHandler routes = EndpointHandler.routes();
        PaymentEndpoints payments = new PaymentEndpoints(gateway, ledger, settings.secretKey());
        payments.register(routes, new FaultInjector(faults, payments::orderOf, payments::decline),
            endpoint -> keys.guard(endpoint, ledger::append));
        new WindowEndpoints(gateway, settings.clientKey()).register(routes);
        Signature signature = new Signature(settings.moduleSecret());
        PaymentModule module = new PaymentModule(ledger, callbacks, signature, settings.clock());
        new ModuleEndpoints(module, signature).register(routes, new FaultInjector(faults, request -> "", (request, why) -> { }));
        ModulePage.register(routes);
        new ControlEndpoints(ledger, faults, webhooks).register(routes);
        return routes;
    }

    private void tick() {
        try {
            gateway.expire();
            webhooks.sendDue();
            callbacks.sendDue();
        } catch (RuntimeException e) {
            // An exception would cancel the timer.
            LOG.log(System.Logger.Level.ERROR, "a timer tick of the payment sandbox failed", e);
        }
    }
}
