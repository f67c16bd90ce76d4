package io.yemae.catalog.persistence;

import io.yemae.catalog.CatalogueRead;
import io.yemae.catalog.CatalogueVersions;
import io.yemae.shared.EventId;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.infinispan.Cache;

/**
 * The cache of the catalogue on this node. A key contains the version of the catalogue with which the read began, and a change starts a new
 * one, so a value that was read before a change and cached after it is never found.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Memory only: no transaction is needed, and none is started.
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CatalogueCache {

    @Resource(lookup = "java:jboss/infinispan/cache/yemae/catalogue")
    Cache<String, Object> cache;

    @Inject
    CatalogueVersions versions;

    /** The key of a value that depends on one event. It must be obtained before the value is read. */
    public String keyOfEvent(String what, UUID event) {
        return what + '/' + versions.ofEvent(new EventId(event)) + '/' + event;
    }

    /** The key of a value that depends on all events. It must be obtained before the value is read. */
    public String keyOfList(String what) {
        return what + '/' + versions.ofLists();
    }

    @SuppressWarnings("unchecked")
    public <T> Optional<CatalogueRead<T>> read(String key, Instant now) {
        CatalogueRead<T> entry = (CatalogueRead<T>) cache.get(key);
        return entry == null || !now.isBefore(entry.until()) ? Optional.empty() : Optional.of(entry);
    }

    public <T> Optional<T> get(String key, Instant now) {
        return this.<T>read(key, now).map(CatalogueRead::value);
    }

    public void put(String key, Object value, Instant until) {
        // Both are local to this node: an ordinary put would make a clustered cache invalidate the other nodes.
        cache.evict(key);
        cache.putForExternalRead(key, new CatalogueRead<>(value, until));
    }
}
