package io.yemae.alerts.persistence;

import io.yemae.alerts.domain.Alert;
import io.yemae.alerts.domain.Condition;
import io.yemae.alerts.domain.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The conditions that hold, or whose end has not been reported yet. Their times are the database's, since a node's clock may be wrong. */
@ApplicationScoped
public class AlertRows {
    private static final String SEE = """
        INSERT INTO alerts (condition, subject, size, since, seen_at)
        VALUES (?1, ?2, ?3, now(), now())
        ON CONFLICT (condition, subject) DO UPDATE SET size = excluded.size, seen_at = now()""";

    /*
     * A row that another node has claimed is that node's. If it dies before it has mailed, the claim lapses. Conditions that only a newer
     * version knows are left to its nodes.
     */
    private static final String LOCK = """
        SELECT condition, subject, size, since, seen_at, told_at IS NOT NULL AS reported, now() AS at
        FROM alerts
        WHERE (claimed_until IS NULL OR claimed_until <= now())
          AND condition = ANY (?1)
        ORDER BY condition, subject
        FOR UPDATE SKIP LOCKED""";

    private static final String CLAIM = """
        UPDATE alerts
        SET claimed_until = now() + interval '1 minute'
        WHERE condition = ?1
          AND subject = ?2""";

    private static final String REPORTED = """
        UPDATE alerts
        SET told_at = now(), claimed_until = NULL
        WHERE condition = ?1
          AND subject = ?2""";

    private static final String FORGET = """
        DELETE FROM alerts
        WHERE condition = ?1
          AND subject = ?2""";

    @PersistenceContext
    EntityManager entityManager;

    /** @param at the database's time */
    public record Locked(Alert alert, Instant at) {
    }

    /** Records that a node sees the condition now. */
    public void see(Finding finding) {
        entityManager.createNativeQuery(SEE)
            .setParameter(1, finding.condition().name())
            .setParameter(2, finding.subject())
            .setParameter(3, finding.size())
            .executeUpdate();
    }

    /** Locks those that no other node has claimed, until the end of the transaction. */
    @SuppressWarnings("unchecked")
    public List<Locked> lock() {
        List<Tuple> rows = entityManager.createNativeQuery(LOCK, Tuple.class)
            .setParameter(1, Arrays.stream(Condition.values()).map(Condition::name).toArray(String[]::new))
            .getResultList();
        return rows.stream()
            .map(row -> new Locked(new Alert(new Finding(Condition.valueOf(row.get("condition", String.class)),
                row.get("subject", String.class), row.get("size", Long.class)), row.get("since", Instant.class),
                row.get("seen_at", Instant.class), row.get("reported", Boolean.class)), row.get("at", Instant.class)))
            .toList();
    }

    /** Claims it for a minute. */
    public void claim(Finding finding) {
        change(CLAIM, finding);
    }

    /** Records that operators have got the mail that it holds. */
    public void reported(Finding finding) {
        change(REPORTED, finding);
    }

    public void forget(Finding finding) {
        change(FORGET, finding);
    }

    private void change(String statement, Finding finding) {
        entityManager.createNativeQuery(statement)
            .setParameter(1, finding.condition().name())
            .setParameter(2, finding.subject())
            .executeUpdate();
    }
}
