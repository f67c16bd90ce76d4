package io.yemae.comparison.persistence;

import io.yemae.comparison.DifferenceId;
import io.yemae.comparison.RecordedDifference;
import io.yemae.comparison.RecordedDifference.State;
import io.yemae.payment.GatewayComparison.Difference;
import io.yemae.payment.GatewayComparison.Kind;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** What comparisons with the gateway have found. */
@ApplicationScoped
public class DifferenceRows {
    private static final String LIST = SqlFile.read(DifferenceRows.class, "differences.sql");

    /* A difference that was gone and is found again is open again. */
    private static final String ADD = """
        INSERT INTO payment_differences (id, day, kind, order_id, amount, refund, at)
        VALUES (:id, :day, :kind, :order, :amount, :refund, :at)
        ON CONFLICT (day, kind, order_id, amount, refund, at) DO UPDATE SET gone_at = NULL
        RETURNING id""";

    private static final String END_OTHERS = """
        UPDATE payment_differences
        SET gone_at = now()
        WHERE day = ?1
          AND gone_at IS NULL
          AND id <> ALL (?2)""";

    private static final String RESOLVE = """
        UPDATE payment_differences
        SET resolved_at = now(), reason = ?2
        WHERE id = ?1
          AND gone_at IS NULL
          AND resolved_at IS NULL""";

    @PersistenceContext
    EntityManager entityManager;

    /** Records the differences of a day as they are now. Those that are not among them are gone. */
    public void record(LocalDate day, List<Difference> differences) {
        UUID[] found = differences.stream().map(each -> add(day, each)).toArray(UUID[]::new);
        entityManager.createNativeQuery(END_OTHERS).setParameter(1, day).setParameter(2, found).executeUpdate();
    }

    private UUID add(LocalDate day, Difference difference) {
        return (UUID) entityManager.createNativeQuery(ADD, UUID.class)
            .setParameter("id", Uuid7.next())
            .setParameter("day", day)
            .setParameter("kind", difference.kind().name())
            .setParameter("order", difference.order())
            .setParameter("amount", difference.amount().amount())
            .setParameter("refund", difference.back())
            .setParameter("at", difference.at())
            .getSingleResult();
    }

    /** @return false if it is not open */
    public boolean resolve(DifferenceId id, String reason) {
        return entityManager.createNativeQuery(RESOLVE).setParameter(1, id.value()).setParameter(2, reason).executeUpdate() == 1;
    }

    public Optional<RecordedDifference> find(DifferenceId id) {
        return query(id, null, false, null, 1).stream().findFirst();
    }

    /** The latest first. @param day null for all; @param after null for the first part */
    public List<RecordedDifference> list(LocalDate day, boolean isOpen, DifferenceId after, int limit) {
        return query(null, day, isOpen, after, limit);
    }

    @SuppressWarnings("unchecked")
    private List<RecordedDifference> query(DifferenceId id, LocalDate day, boolean isOpen, DifferenceId after, int limit) {
        NativeQuery<Tuple> query = entityManager.createNativeQuery(LIST, Tuple.class).unwrap(NativeQuery.class);
        return query
            .setParameter("id", id == null ? null : id.value(), UUID.class)
            .setParameter("day", day, LocalDate.class)
            .setParameter("onlyOpen", isOpen)
            .setParameter("after", after == null ? null : after.value(), UUID.class)
            .setParameter("limit", limit)
            .getResultList().stream().map(DifferenceRows::difference).toList();
    }

    private static RecordedDifference difference(Tuple row) {
        Difference difference = new Difference(Kind.valueOf(row.get("kind", String.class)), row.get("order_id", String.class),
            new Won(row.get("amount", Long.class)), row.get("refund", Boolean.class), row.get("at", Instant.class));
        return new RecordedDifference(new DifferenceId(row.get("id", UUID.class)), row.get("day", Date.class).toLocalDate(), difference,
            row.get("of_payment", Boolean.class), row.get("found_at", Instant.class), State.valueOf(row.get("state", String.class)),
            row.get("resolved_at", Instant.class), row.get("resolved_by", String.class), row.get("reason", String.class));
    }
}
