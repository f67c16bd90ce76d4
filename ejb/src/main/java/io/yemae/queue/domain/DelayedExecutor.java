package io.yemae.queue.domain;

/** Runs tasks on other threads. */
public interface DelayedExecutor {

    /** @param delayNanos 0 for at once */
    void execute(Runnable task, long delayNanos);
}
