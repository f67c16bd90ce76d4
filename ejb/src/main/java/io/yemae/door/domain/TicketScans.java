package io.yemae.door.domain;

import io.yemae.door.Admission;
import io.yemae.door.ScanOutcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The scans of one ticket that let somebody in and were not undone. The first of them by time admits the ticket, in whatever order they
 * arrive. If two have the same time, it is the one with the lesser id.
 */
public final class TicketScans {
    // Ids are compared as text. Java would compare them as signed numbers, unlike the database and the devices.
    private static final Comparator<Admission> ORDER =
        Comparator.comparing(Admission::at).thenComparing(each -> each.scan().toString());

    private final boolean cancelled;
    private final TreeSet<Admission> standing = new TreeSet<>(ORDER);

    /** @param cancelled whether the reservation is cancelled */
    public TicketScans(boolean cancelled, Collection<Admission> standing) {
        this.cancelled = cancelled;
        this.standing.addAll(standing);
    }

    public void add(Admission scan) {
        standing.add(scan);
    }

    /** The scan that admits the ticket. Empty if none does. */
    public Optional<Admission> admission() {
        return cancelled || standing.isEmpty() ? Optional.empty() : Optional.of(standing.first());
    }

    /** The present outcome of a scan that let somebody in: UNDONE if it is not among the standing scans. */
    public ScanOutcome outcome(UUID scan) {
        if (standing.stream().noneMatch(each -> each.scan().equals(scan))) {
            return ScanOutcome.UNDONE;
        }
        if (cancelled) {
            return ScanOutcome.CANCELLED;
        }
        return standing.first().scan().equals(scan) ? ScanOutcome.ADMITTED : ScanOutcome.DUPLICATE;
    }

    /** Whether a scan let somebody in, although another scan admits the ticket or the reservation is cancelled. */
    public boolean isConflict(UUID scan) {
        return Set.of(ScanOutcome.CANCELLED, ScanOutcome.DUPLICATE).contains(outcome(scan));
    }

    /** Whether {@link #isConflict} is true for any scan. */
    public boolean hasConflict() {
        return standing.size() > (cancelled ? 0 : 1);
    }
}
