package io.yemae.shared.sql;

import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.stream.Stream;

/** Failures of a database that cannot serve at the moment. */
public final class Outage {

    private Outage() {
    }

    /**
     * No connection, a cancelled wait, or the victim of a deadlock: nothing was written, and the same request may succeed later. If the
     * connection was lost during the commit, it may have been written: a repeated request then finds its own work, and does nothing twice.
     *
     * @return the failure or its cause of that kind; empty for any other failure
     */
    public static Optional<Throwable> in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (isOutage(each)) {
                return Optional.of(each);
            }
            if (isOfCommit(each)) {
                // The transaction manager puts what the database said at the commit there.
                Optional<Throwable> reason = Stream.of(each.getSuppressed()).flatMap(suppressed -> in(suppressed).stream()).findFirst();
                if (reason.isPresent()) {
                    return reason;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfCommit(Throwable failure) {
        return failure instanceof RollbackException
            || failure instanceof HeuristicMixedException
            || failure instanceof HeuristicRollbackException;
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof SQLTransientException
            || failure instanceof ResourceException
            || failure instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().matches("(08|53|57|55|40).*");
    }
}
