package io.yemae.shared.sql;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;

/** Failures of a database that cannot serve at the moment. */
public final class Outage {

    private Outage() {
    }

    /**
     * No connection, a cancelled wait, or the victim of a deadlock: nothing was written, and the same request may succeed later.
     *
     * @return the failure or its cause of that kind; empty for any other failure
     */
    public static Optional<Throwable> in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLTransientException
                || each instanceof ResourceException
                || each instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().matches("(08|53|57|55|40).*")) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
