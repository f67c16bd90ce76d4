package io.yemae.shared;

import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Which database constraint a failed statement ran into, so that a race lost there is answered in words. */
public final class Constraints {

    private Constraints() {
    }

    public static Optional<String> violated(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return Optional.ofNullable(violation.getConstraintName());
            }
        }
        return Optional.empty();
    }
}
