package io.yemae.audit.persistence;

import io.yemae.audit.AuditChain.Break;
import io.yemae.audit.AuditChain.Seal;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/** The statements that seal the entries of the audit log, check the seals, and remove entries after their retention. */
@ApplicationScoped
public class AuditChainStatements {
    private static final String ENDS = """
        SELECT coalesce((SELECT max(place) FROM audit_checkpoints), 0) AS forgotten,
               coalesce((SELECT max(place) FROM audit_seals), (SELECT max(place) FROM audit_checkpoints), 0) AS last""";

    private static final String SEAL_AT = SqlFile.read(AuditChainStatements.class, "seal-at.sql");

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

    /**
     * The ends of the chain.
     *
     * @param forgotten the last place whose entry was removed after its retention; 0 if there is none
     * @param last      the last place; 0 if there is no seal yet
     */
    public record Ends(long forgotten, long last) {
    }

    /** Seals at most so many entries. @return the number of entries; 0 also if another node is sealing */
    public int seal(int most) {
        return ((Number) entityManager.createNativeQuery("SELECT seal_audit(?1)")
            .setParameter(1, most)
            .getSingleResult()).intValue();
    }

    /** Removes at most so many entries that are older than so many days. @return the number of entries */
    public int forget(int days, int most) {
        return ((Number) entityManager.createNativeQuery("SELECT forget_audit(?1, ?2)")
            .setParameter(1, days)
            .setParameter(2, most)
            .getSingleResult()).intValue();
    }

    public Ends ends() {
        Tuple row = (Tuple) entityManager.createNativeQuery(ENDS, Tuple.class).getSingleResult();
        return new Ends(((Number) row.get("forgotten")).longValue(), ((Number) row.get("last")).longValue());
    }

    /** Empty if there is no seal at this place, or none any more. */
    @SuppressWarnings("unchecked")
    public Optional<Seal> sealAt(long place) {
        List<Tuple> rows = entityManager.createNativeQuery(SEAL_AT, Tuple.class).setParameter(1, place).getResultList();
        return rows.stream().findFirst().map(row -> new Seal(row.get("place", Long.class), row.get("hash", String.class)));
    }

    /** The first error at these places, both included. */
    @SuppressWarnings("unchecked")
    public Optional<Break> firstBreak(long from, long to) {
        List<Tuple> rows = entityManager.createNativeQuery(FIRST_BREAK, Tuple.class)
            .setParameter(1, from)
            .setParameter(2, to)
            .getResultList();
        return rows.stream().findFirst()
            .map(row -> new Break(row.get("place", Long.class), row.get("entry_id", Long.class), row.get("reason", String.class)));
    }

    /** The id of the first entry that should have a seal by now and has none. */
    public Optional<Long> firstUnsealed() {
        Number id = (Number) entityManager.createNativeQuery(FIRST_UNSEALED).getSingleResult();
        return Optional.ofNullable(id).map(Number::longValue);
    }
}
