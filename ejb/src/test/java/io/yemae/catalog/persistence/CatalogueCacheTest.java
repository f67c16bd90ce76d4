package io.yemae.catalog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.CatalogueVersions;
import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import io.yemae.shared.EventId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.infinispan.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueCacheTest {
    private static final Instant NOW = Instant.parse("2026-12-24T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(30);

    private final CatalogueCache cache = new CatalogueCache();
    private final CatalogueVersions versions = new CatalogueVersions();
    private final EventId event = EventId.next();

    @BeforeEach
    void withAStore() {
        cache.cache = store();
        cache.versions = versions;
    }

    @Test
    void whatWasPutIsThereUntilItsTime() {
        String key = cache.keyOfEvent("event", event.value());
        cache.put(key, "one", LATER);
        cache.put(key, "two", LATER);

        assertThat(cache.<String>get(cache.keyOfEvent("event", event.value()), LATER.minusNanos(1))).contains("two");
        assertThat(cache.get(key, LATER)).isEmpty();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotFoundAfterItHoweverLateItIsPut() {
        String key = cache.keyOfEvent("event", event.value());
        String list = cache.keyOfList("list");

        versions.onCommit(Change.ofEvent(event));
        cache.put(key, "stale", LATER);
        cache.put(list, "stale", LATER);

        assertThat(cache.get(cache.keyOfEvent("event", event.value()), NOW)).isEmpty();
        assertThat(cache.get(cache.keyOfList("list"), NOW)).isEmpty();
    }

    @Test
    void aChangeOnAnotherNodeIsAChange() {
        cache.put(cache.keyOfEvent("event", event.value()), "stale", LATER);

        versions.onArrival(ChangesArrived.of(List.of(Change.ofEvent(event))));

        assertThat(cache.get(cache.keyOfEvent("event", event.value()), NOW)).isEmpty();
    }

    @Test
    void aChangeOfAllEventsIsOneOfEach() {
        cache.put(cache.keyOfEvent("event", event.value()), "stale", LATER);

        versions.onCommit(Change.ofAllEvents());

        assertThat(cache.get(cache.keyOfEvent("event", event.value()), NOW)).isEmpty();
    }

    @Test
    void otherEventsStayAndSoDoesAllWhenSeatsChange() {
        UUID other = new UUID(event.value().getMostSignificantBits(), event.value().getLeastSignificantBits() + 1);
        cache.put(cache.keyOfEvent("event", event.value()), "kept", LATER);

        versions.onCommit(Change.ofEvent(new EventId(other)));
        versions.onCommit(Change.ofRoom(event));

        assertThat(cache.<String>get(cache.keyOfEvent("event", event.value()), NOW)).contains("kept");
    }

    /** The three methods that are used, on a map. */
    @SuppressWarnings("unchecked")
    static <K, V> Cache<K, V> store() {
        Map<Object, Object> map = new ConcurrentHashMap<>();
        return (Cache<K, V>) Proxy.newProxyInstance(Cache.class.getClassLoader(), new Class<?>[] {Cache.class},
            (proxy, method, arguments) ->
            switch (method.getName()) {
                case "get" -> map.get(arguments[0]);
                case "putForExternalRead" -> map.putIfAbsent(arguments[0], arguments[1]);
                case "evict" -> map.remove(arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            });
    }
}
