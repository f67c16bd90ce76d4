package io.yemae.reports.persistence;

import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** How many exports a member of staff has made, as the audit log knows. */
@ApplicationScoped
public class ExportCounts {
    /* By audit_entries_by_actor. */
    private static final String COUNT = """
        SELECT count(*)
        FROM audit_entries
        WHERE actor = :actor
          AND at > now() - interval '1 hour'
          AND action LIKE :action""";

    @PersistenceContext
    EntityManager entityManager;

    /** @param action the beginning of the actions' names */
    public long withinTheLastHour(UserId user, String action) {
        return ((Number) entityManager.createNativeQuery(COUNT)
            .setParameter("actor", user.toString())
            .setParameter("action", action + "%")
            .getSingleResult()).longValue();
    }
}
