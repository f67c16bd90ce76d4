package io.yemae.audit;

import io.yemae.audit.persistence.AuditChainStatements;
import io.yemae.audit.persistence.AuditChainStatements.Ends;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
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

    @Inject
    AuditChainStatements statements;

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
        for (int run = 0; run < SEAL_RUNS && transactions.inNew(() -> statements.seal(SEALED_AT_ONCE)) == SEALED_AT_ONCE; run++) {
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
        return statements.forget(policies.get(Policy.RETENTION_AUDIT_DAYS), most);
    }

    /**
     * Checks the whole chain, 10,000 entries a statement.
     *
     * @param noted a seal that was noted earlier and must be unchanged; null for none
     */
    // Each statement is a transaction of its own, so a long log does not hold a connection for long.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Verdict verify(Seal noted) {
        Ends ends = transactions.inNew(statements::ends);
        long forgotten = ends.forgotten();
        long last = ends.last();
        Optional<Break> broken = Optional.empty();
        for (long from = forgotten + 1; from <= last && broken.isEmpty(); from += CHECKED_AT_ONCE) {
            long first = from;
            broken = transactions.inNew(() -> statements.firstBreak(first, Math.min(last, first + CHECKED_AT_ONCE - 1)));
        }
        if (broken.isEmpty()) {
            broken = transactions.inNew(statements::firstUnsealed).map(entry -> new Break(null, entry, "ENTRY_UNSEALED"));
        }
        if (broken.isEmpty() && noted != null && !contains(noted, forgotten)) {
            broken = Optional.of(new Break(noted.place(), null, "NOTED_SEAL_DIFFERS"));
        }
        Seal head = transactions.inNew(() -> statements.sealAt(last)).orElse(null);
        return new Verdict(last - forgotten, forgotten, head, broken.orElse(null));
    }

    /** The last seal. Empty if there is none yet. */
    public Optional<Seal> head() {
        return statements.sealAt(statements.ends().last());
    }

    /** A seal of an entry that was removed after its retention cannot be compared any more, unless it is the last one of those. */
    private boolean contains(Seal noted, long forgotten) {
        return noted.place() < forgotten || transactions.inNew(() -> statements.sealAt(noted.place())).filter(noted::equals).isPresent();
    }
}
