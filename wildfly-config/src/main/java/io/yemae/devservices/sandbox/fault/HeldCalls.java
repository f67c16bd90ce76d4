package io.yemae.devservices.sandbox.fault;

import java.time.Duration;

/** Blocks threads. Each release lets all threads go that are blocked at that moment. */
final class HeldCalls {

    private int held;
    private int releases;

    synchronized void hold() throws InterruptedException {
        int before = releases;
        held++;
        notifyAll();
        try {
            while (releases == before) {
                wait();
            }
        } finally {
            held--;
        }
    }

    synchronized void release() {
        releases++;
        notifyAll();
    }

    synchronized void await(int threads, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (held < threads) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException(held + " of " + threads + " calls are held after " + timeout);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for held calls", e);
        }
    }
}
