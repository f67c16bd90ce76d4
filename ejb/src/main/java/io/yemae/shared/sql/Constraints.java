package io.yemae.shared.sql;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Which constraint or lock made a statement fail, so that the loser of a race gets a specific error. */
public final class Constraints {

    private Constraints() {
    }

    /** The name of the violated constraint. Empty if the failure has another reason. */
    public static Optional<String> violated(Throwable failure) {
        return serverError(failure).map(PSQLException::getServerErrorMessage).map(ServerErrorMessage::getConstraint);
    }

    /** Whether the statement waited for a lock for longer than {@code lock_timeout}. */
    public static boolean isLockTimeout(Throwable failure) {
        return serverError(failure).filter(error -> "55P03".equals(error.getSQLState())).isPresent();
    }

    /** Whether the statement lost a race: it violated a constraint, or waited too long for a lock. Alone it may succeed. */
    public static boolean isLostRace(Throwable failure) {
        return violated(failure).isPresent() || isLockTimeout(failure);
    }

    private static Optional<PSQLException> serverError(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException error) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }
}
