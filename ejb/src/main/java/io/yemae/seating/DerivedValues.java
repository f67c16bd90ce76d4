package io.yemae.seating;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Values derived from an immutable object, such as response bytes: computed once, and garbage collected with it. */
public final class DerivedValues {
    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    /** @param key identifies the value, and thereby its type */
    @SuppressWarnings("unchecked")
    public <T> T of(Object key, Supplier<T> computation) {
        return (T) values.computeIfAbsent(key, any -> computation.get());
    }

    /** The value if it has been computed before. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> ifPresent(Object key) {
        return Optional.ofNullable((T) values.get(key));
    }
}
