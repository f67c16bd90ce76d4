package io.yemae.it.chaos;

import io.yemae.devservices.ChildProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A failure that has happened, and its end. */
final class Outage {
    /** What is killed stays away for a fraction of the time that other failures last. */
    private static final int FRACTION = 4;

    private final Failure failure;
    private final Runnable repair;
    private final Duration lasts;
    private volatile Instant repairBegan;
    private volatile Instant repaired;

    private Outage(Failure failure, Runnable repair, Duration lasts) {
        this.failure = failure;
        this.repair = repair;
        this.lasts = lasts;
    }

    /** Lets a failure happen. @param longest how long it may last */
    static Outage of(Failure failure, Installation installation, Random random, Duration longest) {
        Runnable repair = failure.strike(installation, random);
        int most = (int) longest.toMillis() / (failure.isKill() ? FRACTION : 1);
        return new Outage(failure, repair, Duration.ofMillis(random.nextInt(most)));
    }

    /** Waits as long as it lasts, and repairs it. */
    void end() {
        ChildProcess.pause(lasts);
        repairBegan = Instant.now();
        repair.run();
        repaired = Instant.now();
    }

    Failure failure() {
        return failure;
    }

    Instant repairBegan() {
        return repairBegan;
    }

    Instant repaired() {
        return repaired;
    }
}
