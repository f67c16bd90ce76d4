package io.yemae.rehearsal.integration;

import io.yemae.ops.OwnAddress;
import io.yemae.payment.PaymentGateway;
import io.yemae.rehearsal.RehearsalReport;
import io.yemae.rehearsal.RehearsalStatus;
import io.yemae.rehearsal.persistence.DatabaseLoad;
import io.yemae.rehearsal.persistence.RehearsalCopies;
import io.yemae.rehearsal.persistence.RehearsalRows;
import io.yemae.shared.Transactions;
import io.yemae.shared.WarmUpIds;
import io.yemae.tokens.AccessTokens;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Runs the rehearsals that were started on this node, each on its own thread, and removes the copies of those that have ended. */
@ApplicationScoped
public class RehearsalRunner {
    private static final Logger LOG = Logger.getLogger(RehearsalRunner.class.getName());
    /** The number of the first buyer in copy.sql. */
    private static final int FIRST_BUYER = 1_000_000;
    private static final int ATTEMPTS_TO_REMOVE = 3;
    private static final int TOKENS_BETWEEN_SIGNS_OF_LIFE = 1_000;
    /** Within this time the waiting room removes the last buyers who paid, and the seat maps receive the last changes. */
    private static final long SETTLES_WITHIN_MS = 1_500;

    /** The server that the bots use, for example the balancer. By default it is this node. */
    @Inject
    @ConfigProperty(name = "yemae.rehearsal.url")
    Optional<URI> target;

    @Inject
    RehearsalRows rows;

    @Inject
    RehearsalCopies copies;

    @Inject
    DatabaseLoad database;

    @Inject
    PaymentGateway gateway;

    @Inject
    Transactions transactions;

    @Inject
    AccessTokens accessTokens;

    @Resource
    ManagedThreadFactory threads;

    private volatile boolean stopping;

    void onStarted(@Observes(during = TransactionPhase.AFTER_SUCCESS) RehearsalStarted started) {
        threads.newThread(() -> run(started)).start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    private void run(RehearsalStarted started) {
        try {
            int seats = transactions.inNew(() -> copies.copy(started.event(), started.copy(), started.settings().buyers()));
            RehearsalReport report = new BotRun(started.copy(), started.settings(), seats, gateway.rehearsalWindow())
                .run(target(), tokens(started), threads, () -> transactions.inNew(database::read), sofar -> goesOn(started.id(), sofar));
            TimeUnit.MILLISECONDS.sleep(SETTLES_WITHIN_MS);
            end(started.id(), report);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TargetUnreachable e) {
            fail(started.id(), "TARGET_UNREACHABLE", e);
        } catch (RuntimeException e) {
            fail(started.id(), "UNEXPECTED", e);
        }
        remove();
    }

    /** Sends a heartbeat with the report. @return false if the rehearsal is cancelled or this node stops */
    private boolean goesOn(UUID id, RehearsalReport report) {
        try {
            return !stopping && transactions.inNew(() -> rows.seen(id, report));
        } catch (RuntimeException e) {
            // The rehearsal may overload the database. The next heartbeat follows in a second.
            LOG.log(Level.WARNING, "The progress of a rehearsal could not be written", e);
            return !stopping;
        }
    }

    private void end(UUID id, RehearsalReport report) {
        transactions.inNew(() -> {
            boolean goesOn = rows.seen(id, report);
            if (stopping) {
                rows.end(id, RehearsalStatus.FAILED, "NODE_STOPPED", report);
            } else {
                rows.end(id, goesOn ? RehearsalStatus.DONE : RehearsalStatus.CANCELLED, null, report);
            }
        });
    }

    private void fail(UUID id, String code, RuntimeException reason) {
        LOG.log(Level.WARNING, "The rehearsal " + id + " has failed", reason);
        transactions.inNew(() -> rows.end(id, RehearsalStatus.FAILED, code, null));
    }

    /** Removes the copies of rehearsals that have ended. Retries, because requests that are still under way may conflict with it. */
    void remove() {
        for (int attempt = 1; attempt <= ATTEMPTS_TO_REMOVE && !stopping; attempt++) {
            try {
                transactions.inNew(copies::remove);
                return;
            } catch (RuntimeException e) {
                LOG.log(attempt == ATTEMPTS_TO_REMOVE ? Level.WARNING : Level.FINE, "What is left of a rehearsal is removed later", e);
            }
        }
    }

    /**
     * Issues an access token for each buyer; fewer if the rehearsal is cancelled meanwhile. Each is also verified here, so that this node
     * knows it and applies the request limits to the buyer, and not to the address of this machine.
     */
    private List<String> tokens(RehearsalStarted started) {
        List<String> tokens = new ArrayList<>();
        while (tokens.size() < started.settings().buyers()
            && (tokens.size() % TOKENS_BETWEEN_SIGNS_OF_LIFE != 0 || goesOn(started.id(), null))) {
            tokens.add(token(WarmUpIds.of(started.copy(), FIRST_BUYER + tokens.size())));
        }
        return tokens;
    }

    private String token(UUID user) {
        String token = accessTokens.issueToBot(user);
        try {
            accessTokens.verify(token);
        } catch (InvalidJwtException e) {
            throw new IllegalStateException(e);
        }
        return token;
    }

    private URI target() {
        return target.orElseGet(() -> OwnAddress.find()
            .map(own -> URI.create("http://" + host(own.getAddress()) + ":" + own.getPort()))
            .orElseThrow(() -> new IllegalStateException("This node does not listen for HTTP")));
    }

    private static String host(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
