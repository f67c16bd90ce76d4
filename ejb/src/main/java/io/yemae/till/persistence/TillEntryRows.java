package io.yemae.till.persistence;

import io.yemae.payment.PaymentId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.till.Means;
import io.yemae.till.Takings;
import io.yemae.till.TillEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** The entries of the till. They are added, and never changed. */
@ApplicationScoped
public class TillEntryRows {
    private static final String TAKE = """
        INSERT INTO till_entries (payment_id, back, means, amount, approval_number, staff_id)
        VALUES (:payment, false, :means, :amount, :approvalNumber, :staff)""";

    private static final String GIVE_BACK = """
        INSERT INTO till_entries (payment_id, back, means, amount, reason, staff_id)
        SELECT payment_id, true, means, amount, ?2, ?3
        FROM till_entries
        WHERE payment_id = ?1
          AND NOT back
        ON CONFLICT DO NOTHING""";

    private static final String ONE = """
        SELECT means, amount, approval_number, reason, staff_id, at
        FROM till_entries
        WHERE payment_id = ?1
          AND back = ?2""";

    /* By till_entries_by_staff. */
    private static final String TAKINGS = """
        SELECT means,
               cast(coalesce(sum(amount) FILTER (WHERE NOT back), 0) AS bigint) AS taken,
               count(*) FILTER (WHERE NOT back) AS sales,
               cast(coalesce(sum(amount) FILTER (WHERE back), 0) AS bigint) AS returned,
               count(*) FILTER (WHERE back) AS refunds
        FROM till_entries
        WHERE staff_id = ?1
          AND at >= ?2
          AND at < ?3
        GROUP BY means""";

    @PersistenceContext
    EntityManager entityManager;

    /** @param approvalNumber null unless the means is a card terminal */
    public void take(PaymentId payment, Means means, Won amount, String approvalNumber, UserId staff) {
        entityManager.createNativeQuery(TAKE).unwrap(NativeQuery.class)
            .setParameter("payment", payment.value())
            .setParameter("means", means.wireName())
            .setParameter("amount", amount.amount())
            .setParameter("approvalNumber", approvalNumber, String.class)
            .setParameter("staff", staff.value())
            .executeUpdate();
    }

    /** All that was taken, once. No effect if nothing was taken at a counter. */
    public void giveBack(PaymentId payment, UserId staff, String reason) {
        entityManager.createNativeQuery(GIVE_BACK)
            .setParameter(1, payment.value())
            .setParameter(2, reason)
            .setParameter(3, staff.value())
            .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    public Optional<TillEntry> find(PaymentId payment, boolean back) {
        List<Tuple> rows = entityManager.createNativeQuery(ONE, Tuple.class)
            .setParameter(1, payment.value())
            .setParameter(2, back)
            .getResultList();
        return rows.stream().findFirst().map(row -> new TillEntry(means(row), new Won(row.get("amount", Long.class)),
            row.get("approval_number", String.class), row.get("reason", String.class), new UserId(row.get("staff_id", UUID.class)),
            row.get("at", Instant.class)));
    }

    /** One for each means, in their order. */
    @SuppressWarnings("unchecked")
    public List<Takings> takings(UserId staff, Instant from, Instant until) {
        List<Tuple> rows = entityManager.createNativeQuery(TAKINGS, Tuple.class)
            .setParameter(1, staff.value())
            .setParameter(2, from)
            .setParameter(3, until)
            .getResultList();
        Map<Means, Takings> found = rows.stream().map(row -> new Takings(means(row), new Won(row.get("taken", Long.class)),
                row.get("sales", Long.class), new Won(row.get("returned", Long.class)), row.get("refunds", Long.class)))
            .collect(Collectors.toMap(Takings::means, Function.identity()));
        return Arrays.stream(Means.values())
            .map(means -> found.getOrDefault(means, new Takings(means, Won.ZERO, 0, Won.ZERO, 0)))
            .toList();
    }

    private static Means means(Tuple row) {
        return Means.of(row.get("means", String.class)).orElseThrow();
    }
}
