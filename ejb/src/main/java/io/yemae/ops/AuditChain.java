package io.yemae.ops;

import jakarta.ejb.EJB;
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
 * The hash chain of the audit log: each entry has a seal, which is the SHA-256 of its content and of the seal before it. A changed, removed
 * or inserted entry breaks the chain. Entries get their seals within about a second, by a timer, so that those who write entries never wait
 * for each other; until then an entry is protected by the append-only trigger alone.
 *
 * <p>Whoever owns the tables could compute the whole chain anew. That shows if a seal that was noted elsewhere is given to {@link #verify}.
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

    // A transaction lasts a minute at the most, and the timer comes every second.
    private static final String FIRST_UNSEALED = """
        SELECT min(entry.id)
        FROM audit_entries entry
        WHERE entry.at < now() - interval '2 minutes'
          AND NOT EXISTS (SELECT 1 FROM audit_seals seal WHERE seal.entry_id = entry.id)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Policies policies;

    @EJB
    AuditChain steps;

    /** A place in the chain, counted from 1, and the seal there. */
    public record Seal(long place, String hash) {
    }

    /**
     * The first thing that is wrong.
     *
     * @param place   where in the chain; null for an entry without a seal
     * @param entryId the entry; null if its seal is missing
     * @param reason  ENTRY_CHANGED, ENTRY_MISSING, SEAL_MISSING, ENTRY_UNSEALED or NOTED_SEAL_DIFFERS
     */
    public record Break(Long place, Long entryId, String reason) {
    }

    /**
     * What a check has found.
     *
     * @param checked   how many entries were checked
     * @param forgotten how many older entries were removed at the end of their retention
     * @param head      the last seal, to be noted elsewhere; null while there is none
     * @param broken    null if the chain is whole
     */
    public record Verdict(long checked, long forgotten, Seal head, Break broken) {
    }

    /** Gives seals to the entries that wait for one. Of several nodes one does it. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void seal() {
        for (int run = 0; run < SEAL_RUNS && steps.sealSome() == SEALED_AT_ONCE; run++) {
            // The rest has its turn a second later.
            continue;
        }
    }

    /** Removes entries that are older than the policy {@code retention.audit.days}. @return how many */
    public int forget(int most) {
        return ((Number) entityManager.createNativeQuery("SELECT forget_audit(?1, ?2)")
            .setParameter(1, policies.get(Policy.RETENTION_AUDIT_DAYS))
            .setParameter(2, most)
            .getSingleResult()).intValue();
    }

    /**
     * Checks the whole chain, 10,000 entries a statement.
     *
     * @param noted a seal that was noted earlier, to be found at its place unchanged; null for none
     */
    // Each statement is a transaction of its own: a long log is no reason to hold a connection for long.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Verdict verify(Seal noted) {
        Tuple ends = steps.ends();
        long forgotten = ((Number) ends.get("forgotten")).longValue();
        long last = ((Number) ends.get("last")).longValue();
        Optional<Break> broken = Optional.empty();
        for (long from = forgotten + 1; from <= last && broken.isEmpty(); from += CHECKED_AT_ONCE) {
            broken = steps.firstBreak(from, Math.min(last, from + CHECKED_AT_ONCE - 1));
        }
        if (broken.isEmpty()) {
            broken = steps.firstUnsealed();
        }
        if (broken.isEmpty() && noted != null && !isThere(noted, forgotten)) {
            broken = Optional.of(new Break(noted.place(), null, "NOTED_SEAL_DIFFERS"));
        }
        return new Verdict(last - forgotten, forgotten, steps.sealAt(last).orElse(null), broken.orElse(null));
    }

    /** The last seal; empty while there is none. */
    public Optional<Seal> head() {
        return sealAt(((Number) ends().get("last")).longValue());
    }

    /** A seal of an entry that was removed at the end of its retention cannot be compared any more, unless it is the last one of those. */
    private boolean isThere(Seal noted, long forgotten) {
        return noted.place() < forgotten || steps.sealAt(noted.place()).filter(noted::equals).isPresent();
    }

    // The steps below are public because the container opens a transaction for public methods only.

    public int sealSome() {
        return ((Number) entityManager.createNativeQuery("SELECT seal_audit(?1)").setParameter(1, SEALED_AT_ONCE).getSingleResult()).intValue();
    }

    public Tuple ends() {
        return (Tuple) entityManager.createNativeQuery(ENDS, Tuple.class).getSingleResult();
    }

    @SuppressWarnings("unchecked")
    public Optional<Seal> sealAt(long place) {
        List<Tuple> rows = entityManager.createNativeQuery(SEAL, Tuple.class).setParameter(1, place).getResultList();
        return rows.stream().findFirst().map(row -> new Seal(row.get("place", Long.class), row.get("hash", String.class)));
    }

    @SuppressWarnings("unchecked")
    public Optional<Break> firstBreak(long from, long to) {
        List<Tuple> rows = entityManager.createNativeQuery(FIRST_BREAK, Tuple.class).setParameter(1, from).setParameter(2, to).getResultList();
        return rows.stream().findFirst()
            .map(row -> new Break(row.get("place", Long.class), row.get("entry_id", Long.class), row.get("reason", String.class)));
    }

    public Optional<Break> firstUnsealed() {
        Number id = (Number) entityManager.createNativeQuery(FIRST_UNSEALED).getSingleResult();
        return Optional.ofNullable(id).map(entry -> new Break(null, entry.longValue(), "ENTRY_UNSEALED"));
    }
}
