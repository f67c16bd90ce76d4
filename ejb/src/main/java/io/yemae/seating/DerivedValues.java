package io.yemae.seating;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Values derived from an immutable object, such as response bytes: computed once, and garbage collected with it. A value may be derived
 * from others of the same object.
 */
public final class DerivedValues {
    private final Map<Object, Derived> values = new ConcurrentHashMap<>();

    /**
     * @param key         identifies the value, and thereby its type
     * @param computation not null; repeated by the next caller if it fails
     */
    @SuppressWarnings("unchecked")
    public <T> T of(Object key, Supplier<T> computation) {
        // Not computed by the map: it refuses another computation meanwhile if the keys happen to share a bin.
        Derived derived = values.get(key);
        return (T) (derived == null ? values.computeIfAbsent(key, any -> new Derived()) : derived).get(computation);
    }

    /** The value if it has been computed before. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> ifPresent(Object key) {
        return Optional.ofNullable(values.get(key)).map(derived -> (T) derived.value);
    }

    private static final class Derived {
        private volatile Object value;

        Object get(Supplier<?> computation) {
            Object known = value;
            return known == null ? computed(computation) : known;
        }

        private synchronized Object computed(Supplier<?> computation) {
            if (value == null) {
                value = computation.get();
            }
            return value;
        }
    }
}
