package io.yemae.devservices.launcher;

import io.yemae.devservices.ServiceFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stops all started services once, in the reverse order of their start. After that, nothing can be started. */
final class ShutdownSequence {
    private final Deque<Service> started = new ArrayDeque<>();
    private boolean stopping;

    private record Service(String name, Runnable stop) {
    }

    /**
     * Starts a service and registers it. A shutdown waits for the end of this step, so that it does not miss a service.
     *
     * @param stopOf returns the action that stops the started service
     * @throws ServiceFailure if the shutdown has begun
     */
    synchronized <T> T start(String name, Supplier<T> start, Function<T, Runnable> stopOf) {
        if (stopping) {
            throw new ServiceFailure("Stopping.");
        }
        T service = start.get();
        started.push(new Service(name, stopOf.apply(service)));
        return service;
    }

    /**
     * Runs a step that starts nothing. A shutdown waits for its end.
     *
     * @throws ServiceFailure if the shutdown has begun
     */
    synchronized void run(Runnable step) {
        if (stopping) {
            throw new ServiceFailure("Stopping.");
        }
        step.run();
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized void stopAll() {
        stopping = true;
        while (!started.isEmpty()) {
            Service service = started.pop();
            try {
                service.stop().run();
                System.out.println("Stopped " + service.name() + ".");
            } catch (RuntimeException e) {
                System.err.println("Could not stop " + service.name() + ": " + e.getMessage());
            }
        }
    }
}
