package io.yemae.devservices.sandbox.fault;

import java.time.Duration;

/** Holds threads until it is opened, once for all that wait; later ones wait for the next time. */
final class Gate {

    private int waiting;
    private int opened;

    synchronized void pass() throws InterruptedException {
        int before = opened;
        waiting++;
        notifyAll();
        try {
            while (opened == before) {
                wait();
            }
        } finally {
            waiting--;
        }
    }

    synchronized void open() {
        opened++;
        notifyAll();
    }

    synchronized void awaitWaiting(int threads, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (waiting < threads) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException(waiting + " of " + threads + " calls are held after " + atMost);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for held calls", e);
        }
    }
}
