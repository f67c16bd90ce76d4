package io.yemae.live;

import io.yemae.shared.logging.FailureLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Passes events of this node on to listeners in the web module: the container delivers CDI events only to observers that the module of the
 * sender can see.
 */
@ApplicationScoped
public class Subscriptions {
    private static final Logger LOG = Logger.getLogger(Subscriptions.class.getName());

    private final List<Subscription<?>> subscriptions = new CopyOnWriteArrayList<>();

    private record Subscription<T>(Class<T> type, Consumer<T> listener) {

        void offer(Object event) {
            if (type.isInstance(event)) {
                listener.accept(type.cast(event));
            }
        }
    }

    /** @param listener is called sequentially for events of one origin, and must not block */
    public <T> void subscribe(Class<T> type, Consumer<T> listener) {
        subscriptions.add(new Subscription<>(type, listener));
    }

    /** Calls all listeners at once. A failing listener does not affect the others. */
    public void publish(Object event) {
        for (Subscription<?> each : subscriptions) {
            try {
                each.offer(event);
            } catch (RuntimeException e) {
                FailureLog.warn(LOG, "A listener failed to take " + event.getClass().getSimpleName(), e);
            }
        }
    }
}
