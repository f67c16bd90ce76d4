package io.yemae.shared.sql;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Which database constraint or lock a failed statement ran into, so that a race lost there is answered in words. */
public final class Constraints {

    private Constraints() {
    }

    public static Optional<String> violated(Throwable failure) {
        return refusal(failure).map(PSQLException::getServerErrorMessage).map(ServerErrorMessage::getConstraint);
    }

    /** Whether a statement waited for somebody else's lock for longer than it may. */
    public static boolean isLockTimeout(Throwable failure) {
        return refusal(failure).filter(refused -> "55P03".equals(refused.getSQLState())).isPresent();
    }

    private static Optional<PSQLException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }
}
