package io.yemae.devservices.launcher;

import io.yemae.devservices.ServiceFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stops what was started, newest first, exactly once, and starts nothing more after that. */
final class StopOrder {
    private final Deque<Service> started = new ArrayDeque<>();
    private boolean stopping;

    private record Service(String name, Runnable stop) {
    }

    /**
     * Starts a service and remembers how to stop it, as one step that a stop waits for: so nothing is started behind its back.
     *
     * @param stopOf how to stop the started service
     */
    synchronized <T> T start(String name, Supplier<T> start, Function<T, Runnable> stopOf) {
        if (stopping) {
            throw new ServiceFailure("Stopping.");
        }
        T service = start.get();
        started.push(new Service(name, stopOf.apply(service)));
        return service;
    }

    /** A step that leaves nothing running; a stop waits for its end. */
    synchronized void complete(Runnable step) {
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
