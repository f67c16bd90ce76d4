package io.yemae.shared.logging;

import io.yemae.shared.Problem;
import io.yemae.shared.sql.Outage;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs failures that can occur in any number without filling the disk. An outage of the database and a refusal that may pass are expected:
 * one line a second for each kind, without a stack trace. Any other failure is logged each time, with a stack trace at most once a second
 * for each kind.
 */
public final class FailureLog {
    private static final int LONGEST_REASON = 200;
    /** There are few kinds. If there are more than this, the counters are reset. */
    private static final int MOST_KINDS = 500;

    private static final Map<String, LineLimit> KINDS = new ConcurrentHashMap<>();

    private FailureLog() {
    }

    /**
     * Logs a failure that may be an expected one.
     *
     * @param what a sentence that says what did not happen
     */
    public static void warn(Logger log, String what, Throwable failure) {
        Outage.in(failure).or(() -> failure instanceof Problem problem && problem.maySucceedLater() ? Optional.of(failure)
            : Optional.empty())
            .ifPresentOrElse(expected -> expected(log, what, expected), () -> log(log, Level.WARNING, what, failure));
    }

    /** Logs an unexpected failure. Each one is logged, so {@code what} may contain an incident id. */
    public static void severe(Logger log, String what, Throwable failure) {
        log(log, Level.SEVERE, what, failure);
    }

    /**
     * Logs at most one line a second: for what may happen to every request for the same reason.
     *
     * @param what a sentence, which is the kind
     */
    public static void logLimited(Logger log, Level level, String what, String reason) {
        if (turn(log.getName() + '/' + what) >= 0) {
            log.log(level, what + ": " + reason);
        }
    }

    private static void expected(Logger log, String what, Throwable failure) {
        long skipped = turn(log.getName() + '/' + kind(failure));
        if (skipped >= 0) {
            log.log(Level.WARNING, what + ": " + reason(failure) + (skipped > 0 ? " (and " + skipped + " more since this was last logged)"
                : ""));
        }
    }

    private static void log(Logger log, Level level, String what, Throwable failure) {
        Throwable root = root(failure);
        StackTraceElement[] frames = root.getStackTrace();
        if (turn(log.getName() + '/' + kind(root) + '/' + (frames.length > 0 ? frames[0] : "")) >= 0) {
            log.log(level, what, failure);
        } else {
            log.log(level, what + ": " + reason(root) + " (as logged within this second)");
        }
    }

    private static long turn(String kind) {
        if (KINDS.size() > MOST_KINDS) {
            KINDS.clear();
        }
        return KINDS.computeIfAbsent(kind, each -> new LineLimit(1)).turn(System.nanoTime());
    }

    private static String kind(Throwable failure) {
        return failure.getClass().getName() + (failure instanceof SQLException sql ? sql.getSQLState() : "")
            + (failure instanceof Problem problem ? problem.code() : "");
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String name = failure instanceof Problem problem ? problem.code() : failure.getClass().getSimpleName();
        return name + ", " + message.substring(0, Math.min(message.length(), LONGEST_REASON));
    }

    /** The innermost cause, which says what happened; those around it say where. */
    public static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
