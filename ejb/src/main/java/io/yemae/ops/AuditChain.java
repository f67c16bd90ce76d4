package io.yemae.ops;

import io.yemae.shared.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * The hash chain of the audit log: each entry has a seal, which is the SHA-256 of its content and the previous seal. A changed, removed or
 * inserted entry breaks the chain. A timer adds the seals within about a second, so writers of entries never wait for each other. Until
 * then an entry is protected by the append-only trigger alone.
 *
 * <p>The owner of the tables could compute the whole chain again. This is detected if a seal that was noted elsewhere is passed to {@link
 * #verify}.
 */
@Stateless
public class AuditChain {
    private static final int SEALED_AT_ONCE = 1_000;
    private static final int SEAL_RUNS = 10;
    private static final long CHECKED_AT_ONCE = 10_000;

    private static final String ENDS = """
        SELECT coalesce((SELECT max(place) FROM audit_checkpoints), 0) AS forgotten,
               coalesce((SELECT max(place) FROM audit_seals), (SELECT max(place) FROM audit_checkpoints), 0) AS last""";

    private static final String SEAL = """
        SELECT place, hash
        FROM audit_seals
        WHERE place = ?1
        UNION ALL
        SELECT place, hash
        FROM audit_checkpoints
        WHERE place = ?1
        LIMIT 1""";

    private static final String FIRST_BREAK = """
        SELECT place, entry_id, reason
        FROM audit_breaks(?1, ?2)
        LIMIT 1""";

    // A transaction lasts at most a minute, and the timer runs every second.
    private static final String FIRST_UNSEALED = """
        SELECT min(entry.id)
        FROM audit_entries entry
        WHERE entry.at < now() - interval '2 minutes'
          AND NOT EXISTS (SELECT 1 FROM audit_seals seal WHERE seal.entry_id = entry.id)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Policies policies;

    @Inject
    Transactions transactions;

    /** A place in the chain, counted from 1, and its seal. */
    public record Seal(long place, String hash) {
    }

    /**
     * The first error.
     *
     * @param place   its place in the chain; null for an entry without a seal
     * @param entryId the entry; null if its seal is missing
     * @param reason  ENTRY_CHANGED, ENTRY_MISSING, SEAL_MISSING, ENTRY_UNSEALED or NOTED_SEAL_DIFFERS
     */
    public record Break(Long place, Long entryId, String reason) {
    }

    /**
     * The result of a check.
     *
     * @param checked   the number of checked entries
     * @param forgotten the number of older entries that were removed after their retention
     * @param head      the last seal, to be noted elsewhere; null if there is none yet
     * @param broken    null if the chain is intact
     */
    public record Verdict(long checked, long forgotten, Seal head, Break broken) {
    }

    /** Adds the missing seals. If several nodes try, one does it. */
    // Each batch is a transaction of its own, so the lock of the chain is held briefly.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void seal() {
        for (int run = 0; run < SEAL_RUNS && transactions.inNew(this::sealBatch) == SEALED_AT_ONCE; run++) {
            // The rest is sealed a second later.
            continue;
        }
    }

    /**
     * Removes entries that are older than the policy {@code retention.audit.days}.
     *
     * @return the number of entries
     */
    public int forget(int most) {
        return ((Number) entityManager.createNativeQuery("SELECT forget_audit(?1, ?2)")
            .setParameter(1, policies.get(Policy.RETENTION_AUDIT_DAYS))
            .setParameter(2, most)
            .getSingleResult()).intValue();
    }

    /**
     * Checks the whole chain, 10,000 entries a statement.
     *
     * @param noted a seal that was noted earlier and must be unchanged; null for none
     */
    // Each statement is a transaction of its own, so a long log does not hold a connection for long.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Verdict verify(Seal noted) {
        Tuple ends = transactions.inNew(this::ends);
        long forgotten = ((Number) ends.get("forgotten")).longValue();
        long last = ((Number) ends.get("last")).longValue();
        Optional<Break> broken = Optional.empty();
        for (long from = forgotten + 1; from <= last && broken.isEmpty(); from += CHECKED_AT_ONCE) {
            long first = from;
            broken = transactions.inNew(() -> firstBreak(first, Math.min(last, first + CHECKED_AT_ONCE - 1)));
        }
        if (broken.isEmpty()) {
            broken = transactions.inNew(this::firstUnsealed);
        }
        if (broken.isEmpty() && noted != null && !isThere(noted, forgotten)) {
            broken = Optional.of(new Break(noted.place(), null, "NOTED_SEAL_DIFFERS"));
        }
        return new Verdict(last - forgotten, forgotten, transactions.inNew(() -> sealAt(last)).orElse(null), broken.orElse(null));
    }

    /** The last seal. Empty if there is none yet. */
    public Optional<Seal> head() {
        return sealAt(((Number) ends().get("last")).longValue());
    }

    /** A seal of an entry that was removed after its retention cannot be compared any more, unless it is the last one of those. */
    private boolean isThere(Seal noted, long forgotten) {
        return noted.place() < forgotten || transactions.inNew(() -> sealAt(noted.place())).filter(noted::equals).isPresent();
    }

    private int sealBatch() {
        return ((Number) entityManager.createNativeQuery("SELECT seal_audit(?1)")
            .setParameter(1, SEALED_AT_ONCE)
            .getSingleResult()).intValue();
    }

    private Tuple ends() {
        return (Tuple) entityManager.createNativeQuery(ENDS, Tuple.class).getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private Optional<Seal> sealAt(long place) {
        List<Tuple> rows = entityManager.createNativeQuery(SEAL, Tuple.class).setParameter(1, place).getResultList();
        return rows.stream().findFirst().map(row -> new Seal(row.get("place", Long.class), row.get("hash", String.class)));
    }

    @SuppressWarnings("unchecked")
    private Optional<Break> firstBreak(long from, long to) {
        List<Tuple> rows = entityManager.createNativeQuery(FIRST_BREAK, Tuple.class)
            .setParameter(1, from)
            .setParameter(2, to)
            .getResultList();
        return rows.stream().findFirst()
            .map(row -> new Break(row.get("place", Long.class), row.get("entry_id", Long.class), row.get("reason", String.class)));
    }

    private Optional<Break> firstUnsealed() {
        Number id = (Number) entityManager.createNativeQuery(FIRST_UNSEALED).getSingleResult();
        return Optional.ofNullable(id).map(entry -> new Break(null, entry.longValue(), "ENTRY_UNSEALED"));
    }
}
