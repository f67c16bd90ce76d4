package io.yemae.devservices.launcher;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.DaemonThreads;
import io.yemae.devservices.ServiceFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Starts a server again each time it ends by itself. It has a thread of its own, so the other servers keep running meanwhile. Each end
 * within a minute of a start doubles the pause before the next start, and after five of them in a row the server stays down.
 */
final class Supervisor {
    static final int QUICK_ENDS = 5;
    static final Duration QUICK = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final SupervisedServer server;
    private final BooleanSupplier stopping;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Consumer<String> report;
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
    private Instant launched;
    private int quickEnds;

    /**
     * @param server   one that is running
     * @param stopping whether the platform is being stopped
     * @param pause    waits
     * @param report   prints a sentence for the operator
     */
    Supervisor(SupervisedServer server, BooleanSupplier stopping, InstantSource clock, Consumer<Duration> pause, Consumer<String> report) {
        this.server = server;
        this.stopping = stopping;
        this.clock = clock;
        this.pause = pause;
        this.report = report;
        this.launched = clock.instant();
    }

    /** Begins to watch a running server. */
    static Supervisor start(SupervisedServer server, BooleanSupplier stopping) {
        Supervisor supervisor = new Supervisor(server, stopping, InstantSource.system(), ChildProcess::pause, System.out::println);
        new DaemonThreads("supervisor of " + server.name()).newThread(supervisor::watch).start();
        return supervisor;
    }

    /** Completes if the server stays down. */
    CompletableFuture<Void> givenUp() {
        return givenUp;
    }

    /** Returns if the server stays down, or the platform is being stopped. */
    void watch() {
        boolean again = true;
        while (again) {
            int code = server.awaitExit();
            again = !stopping.getAsBoolean() && startAgain(code);
        }
    }

    private boolean startAgain(int code) {
        Instant ended = clock.instant();
        quickEnds = ended.isBefore(launched.plus(QUICK)) ? quickEnds + 1 : 0;
        if (quickEnds == QUICK_ENDS) {
            say("has ended " + QUICK_ENDS + " times in a row within " + QUICK.toSeconds() + " s of its start and stays down; its log is "
                + server.log() + ".");
            givenUp.complete(null);
            return false;
        }
        Duration wait = FIRST_PAUSE.multipliedBy(1L << quickEnds);
        say("has ended by itself with exit code " + code + " and is started again in " + wait.toSeconds() + " s; its log is "
            + server.log() + ".");
        pause.accept(wait);
        launched = clock.instant();
        try {
            server.launch();
            if (server.awaitReady()) {
                say("is ready again, " + Duration.between(ended, clock.instant()).toSeconds() + " s after its end.");
            }
        } catch (ServiceFailure e) {
            // A shutdown makes a start fail, too.
            if (stopping.getAsBoolean()) {
                return false;
            }
            report.accept(e.getMessage());
        }
        return true;
    }

    private void say(String predicate) {
        report.accept(Character.toUpperCase(server.name().charAt(0)) + server.name().substring(1) + " " + predicate);
    }
}
