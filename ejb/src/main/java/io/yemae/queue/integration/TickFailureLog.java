package io.yemae.queue.integration;

import io.yemae.shared.Problem;
import io.yemae.shared.logging.FailureLog;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Logs failed ticks of the rooms: a warning after two failed ticks in a row, so that a single failed tick (for example at shutdown) is not
 * logged, and one line after recovery.
 */
class TickFailureLog {
    private static final Logger LOG = Logger.getLogger(TickFailureLog.class.getName());
    private static final int WARN_AFTER = 2;

    private RuntimeException firstFailure;
    private int failedInARow;

    /** A room failed during the present tick. */
    synchronized void failed(RuntimeException failure) {
        firstFailure = firstFailure == null ? failure : firstFailure;
    }

    synchronized void endOfTick() {
        if (firstFailure != null) {
            failedInARow++;
            if (failedInARow == WARN_AFTER) {
                warn(firstFailure);
            }
        } else {
            if (failedInARow >= WARN_AFTER) {
                LOG.info("The waiting rooms are kept up again");
            }
            failedInARow = 0;
        }
        firstFailure = null;
    }

    /** The stack trace of an outage says nothing, so only its root cause is logged. */
    private static void warn(RuntimeException failure) {
        boolean outage = failure instanceof Problem problem && problem.isOutage();
        LOG.log(Level.WARNING, "Nobody is admitted to a waiting room that cannot be kept up: " + FailureLog.root(failure).getMessage(),
            outage ? null : failure);
    }
}
