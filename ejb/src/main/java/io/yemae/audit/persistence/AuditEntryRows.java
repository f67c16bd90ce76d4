package io.yemae.audit.persistence;

import io.yemae.audit.AuditEntry;
import io.yemae.audit.AuditFilter;
import io.yemae.shared.Page;
import io.yemae.shared.sql.SearchConditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** The entries of the audit log. They are added and never changed. */
@ApplicationScoped
public class AuditEntryRows {
    private static final String LOG = "audit_entries entry";

    private static final String ADD = """
        INSERT INTO audit_entries (actor, action, target, detail, trace)
        VALUES (:actor, :action, :target, :detail, :trace)""";

    private static final String PAGE = """
        SELECT entry.id, entry.at, entry.actor, entry.action, entry.target, entry.detail, entry.trace
        FROM %s
        %s
        ORDER BY entry.at DESC, entry.id DESC
        LIMIT :limit
        OFFSET :offset""";

    @PersistenceContext
    EntityManager entityManager;

    public void add(String actor, String action, String target, String detail, String trace) {
        entityManager.createNativeQuery(ADD)
            .setParameter("actor", actor)
            .setParameter("action", action)
            .setParameter("target", target)
            .setParameter("detail", detail)
            .setParameter("trace", trace)
            .executeUpdate();
    }

    /** Newest first. The total is counted up to 10,000. */
    @SuppressWarnings("unchecked")
    public Page<AuditEntry> find(AuditFilter filter) {
        // Uses audit_entries_by_actor, _by_action, _by_target or _latest, whichever is the most selective.
        SearchConditions conditions = new SearchConditions()
            .and("entry.actor = :actor", "actor", filter.actor())
            .and("entry.action LIKE :action", "action", startOf(filter.action()))
            .and("entry.target = :target", "target", filter.target())
            .and("entry.at >= :from", "from", filter.from())
            .and("entry.at < :until", "until", filter.until());
        List<Tuple> rows = conditions.bound(entityManager.createNativeQuery(PAGE.formatted(LOG, conditions.where()), Tuple.class))
            .setParameter("limit", filter.page().limit())
            .setParameter("offset", filter.page().offset())
            .getResultList();
        Number total = (Number) conditions.bound(entityManager.createNativeQuery(conditions.counting(LOG))).getSingleResult();
        return Page.of(rows.stream().map(AuditEntryRows::entry).toList(), filter.page(), total.longValue());
    }

    /** Escapes wildcards: the input is text and not a pattern. */
    private static String startOf(String action) {
        return action == null ? null : action.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static AuditEntry entry(Tuple row) {
        return new AuditEntry(row.get("id", Long.class), row.get("at", Instant.class), row.get("actor", String.class),
            row.get("action", String.class), row.get("target", String.class), row.get("detail", String.class),
            row.get("trace", String.class));
    }
}
