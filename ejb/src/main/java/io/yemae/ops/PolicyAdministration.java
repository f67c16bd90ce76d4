package io.yemae.ops;

import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Reads and changes policies (requirement 1, section 8: policies in a table). Every node applies a change within a second. */
@Stateless
public class PolicyAdministration {
    private static final String LIST = """
        SELECT name, value, smallest, largest, description, updated_at
        FROM policies
        """;

    private static final String CHANGE = """
        UPDATE policies
        SET value = ?2, updated_at = now()
        WHERE name = ?1
        RETURNING name, value, smallest, largest, description, updated_at""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    AuditLog audit;

    /** By name. */
    @SuppressWarnings("unchecked")
    public List<PolicyView> list() {
        List<Tuple> rows = entityManager.createNativeQuery(LIST + "ORDER BY name", Tuple.class).getResultList();
        return rows.stream().map(PolicyAdministration::view).toList();
    }

    /**
     * Does nothing if the policy already has the value.
     *
     * @throws Problem not found {@code POLICY_NOT_FOUND}; invalid if the value is out of range
     */
    public PolicyView change(String name, long value) {
        PolicyView present = locked(name);
        if (!present.allows(value)) {
            throw Problem.invalidField("value", "값은 " + present.smallest() + " 이상 " + present.largest() + " 이하여야 합니다.");
        }
        if (present.value() == value) {
            return present;
        }
        Tuple changed = (Tuple) entityManager.createNativeQuery(CHANGE, Tuple.class)
            .setParameter(1, name)
            .setParameter(2, value)
            .getSingleResult();
        audit.record("policy.change", name, present.value() + " → " + value);
        return view(changed);
    }

    /** Locks the row, so that each audit entry contains the value that the change replaced. */
    @SuppressWarnings("unchecked")
    private PolicyView locked(String name) {
        List<Tuple> rows = entityManager.createNativeQuery(LIST + "WHERE name = ?1 FOR UPDATE", Tuple.class)
            .setParameter(1, name)
            .getResultList();
        return rows.stream().findFirst().map(PolicyAdministration::view)
            .orElseThrow(() -> Problem.notFound("POLICY_NOT_FOUND", "정책을 찾을 수 없습니다."));
    }

    private static PolicyView view(Tuple row) {
        return new PolicyView(row.get("name", String.class), row.get("value", Long.class), row.get("smallest", Long.class),
            row.get("largest", Long.class), row.get("description", String.class), row.get("updated_at", Instant.class));
    }
}
