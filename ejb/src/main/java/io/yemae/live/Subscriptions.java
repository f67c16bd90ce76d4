package io.yemae.live;

import io.yemae.shared.logging.FailureLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Passes what happens on this node on to those outside this module: the container delivers events only to observers that the sender's module can see,
 * and this one does not see the web.
 */
@ApplicationScoped
public class Subscriptions {
    private static final Logger LOG = Logger.getLogger(Subscriptions.class.getName());

    private final List<Subscription<?>> subscriptions = new CopyOnWriteArrayList<>();

    private record Subscription<T>(Class<T> type, Consumer<T> listener) {

        void offer(Object news) {
            if (type.isInstance(news)) {
                listener.accept(type.cast(news));
            }
        }
    }

    /** @param listener is called one after the other for news of one origin, and must not wait for anything */
    public <T> void subscribe(Class<T> type, Consumer<T> listener) {
        subscriptions.add(new Subscription<>(type, listener));
    }

    /** Passes news on at once; a listener that fails keeps no other from hearing them. */
    public void publish(Object news) {
        for (Subscription<?> each : subscriptions) {
            try {
                each.offer(news);
            } catch (RuntimeException e) {
                FailureLog.warn(LOG, "A listener could not take " + news.getClass().getSimpleName(), e);
            }
        }
    }
}
