package io.yemae.ops;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Who did what, when, to what. Written in the transaction of what was done. */
@Stateless
// An entry without the deed, or a deed without the entry, would be a lie.
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditLog {
    private static final String RECORD = """
        INSERT INTO audit_entries (actor, action, target, detail)
        VALUES (?1, ?2, ?3, ?4)""";

    @PersistenceContext
    EntityManager entityManager;

    @Resource
    SessionContext context;

    /**
     * The actor is the caller as the container knows it: the user's id, or "anonymous" for what the platform does by itself.
     *
     * @param action what was done, as feature.verb
     * @param target the id of what it was done to
     */
    public void record(String action, String target, String detail) {
        entityManager.createNativeQuery(RECORD)
            .setParameter(1, context.getCallerPrincipal().getName())
            .setParameter(2, action)
            .setParameter(3, target)
            .setParameter(4, detail)
            .executeUpdate();
    }
}
