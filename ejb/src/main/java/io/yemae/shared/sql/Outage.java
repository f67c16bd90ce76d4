package io.yemae.shared.sql;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;

/** A database that does not serve at the moment. */
public final class Outage {

    private Outage() {
    }

    /**
     * No connection, a wait that was cut short, or a deadlock's victim: nothing was written, and the same request may succeed.
     *
     * @return the failure itself, or what caused it; empty when it is of another kind
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
