package io.yemae.rehearsal.integration;

import io.yemae.rehearsal.RehearsalReport;
import io.yemae.rehearsal.RehearsalSettings;
import io.yemae.rehearsal.domain.ResourceSamples;
import io.yemae.rehearsal.domain.Sale;
import io.yemae.rehearsal.domain.Tally;
import io.yemae.rehearsal.persistence.DatabaseLoad.Sessions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the bots of one rehearsal, from the first arrival until the last buyer has an outcome. */
final class BotRun {
    private static final Logger LOG = Logger.getLogger(BotRun.class.getName());
    private static final long BETWEEN_SAMPLES_MS = 1_000;
    private static final long BETWEEN_LOOKS_MS = 50;
    private static final long LAST_ANSWER_WITHIN_MS = 15_000;

    private final UUID copy;
    private final RehearsalSettings settings;
    private final int seats;
    private final Optional<URI> window;
    private final ResourceSamples samples = new ResourceSamples();
    private final ServerLoad server = new ServerLoad();

    /**
     * @param seats  the number of seats for sale in the copy
     * @param window the payment window of the sandbox; empty if the bots pay with points
     */
    BotRun(UUID copy, RehearsalSettings settings, int seats, Optional<URI> window) {
        this.copy = copy;
        this.settings = settings;
        this.seats = seats;
        this.window = window;
    }

    /**
     * Returns once all buyers have an outcome, the longest duration is over, or {@code goesOn} is false.
     *
     * @param sessions reads the sessions of the database
     * @param goesOn   called every second, with the report so far
     * @return the final report
     */
    RehearsalReport run(URI target, List<String> tokens, ThreadFactory threads, Supplier<Sessions> sessions,
                        Predicate<RehearsalReport> goesOn) throws InterruptedException {
        try (BotClient client = new BotClient(target, threads)) {
            if (!client.isAnswered()) {
                throw new TargetUnreachable(target);
            }
            return run(client, tokens, threads, sessions, goesOn);
        }
    }

    private RehearsalReport run(BotClient client, List<String> tokens, ThreadFactory threads, Supplier<Sessions> sessions,
                                Predicate<RehearsalReport> goesOn) throws InterruptedException {
        try (BotLoop loop = new BotLoop(threads, client)) {
            Tally tally = new Tally(seats);
            Sale sale = new Sale(copy, settings, loop, tally, new Random(copy.getLeastSignificantBits()), window);
            loop.execute(() -> sale.open(tokens));
            RehearsalReport report;
            boolean isOver;
            do {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_SAMPLES_MS);
                sample(sessions, loop.micros());
                report = report(loop, tally);
                isOver = ended(report) == settings.buyers()
                    || loop.micros() > TimeUnit.SECONDS.toMicros(settings.longestSeconds());
            } while (goesOn.test(report) && !isOver);
            report = report(loop, tally);
            loop.execute(() -> {
                sale.end();
                loop.dropWaiting();
            });
            awaitLastAnswer(loop);
            return report;
        }
    }

    /** An overloaded database may fail to answer. The rehearsal goes on without that sample. */
    private void sample(Supplier<Sessions> sessions, long micros) {
        try {
            samples.add(server.sample(sessions.get(), micros));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "No sample", e);
        }
    }

    /** Waits for the requests under way: the copy cannot be removed while they still write to it. */
    private static void awaitLastAnswer(BotLoop loop) throws InterruptedException {
        long deadline = loop.micros() + TimeUnit.MILLISECONDS.toMicros(LAST_ANSWER_WITHIN_MS);
        while (CompletableFuture.supplyAsync(loop::isBusy, loop::execute).join() && loop.micros() < deadline) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
        }
    }

    private RehearsalReport report(BotLoop loop, Tally tally) {
        return CompletableFuture.supplyAsync(() -> {
            samples.botDelay(loop.delayMillis());
            return tally.report(loop.micros(), samples);
        }, loop::execute).join();
    }

    /** The number of buyers with an outcome. */
    private static int ended(RehearsalReport report) {
        return report.buyers().arrived() - report.buyers().underWay();
    }
}
