package io.yemae.seating;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What has been prepared from something that never changes, such as the bytes to send; made once, and gone together with it. */
public final class Renditions {
    private final Map<Object, Object> prepared = new ConcurrentHashMap<>();

    /** @param key names the rendition, and so its type */
    @SuppressWarnings("unchecked")
    public <T> T of(Object key, Supplier<T> preparation) {
        return (T) prepared.computeIfAbsent(key, any -> preparation.get());
    }

    /** What has been prepared before. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> atHand(Object key) {
        return Optional.ofNullable((T) prepared.get(key));
    }
}
