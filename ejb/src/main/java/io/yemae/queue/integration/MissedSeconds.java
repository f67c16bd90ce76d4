package io.yemae.queue.integration;

import io.yemae.shared.Problem;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Seconds in which a room of this node could not be kept up. A single one is made up for by the next and is not told, so neither is the last before the
 * application ends; what goes on is told once, and once when it is over.
 */
class MissedSeconds {
    private static final Logger LOG = Logger.getLogger(MissedSeconds.class.getName());
    private static final int WORTH_TELLING = 2;

    private RuntimeException why;
    private int inARow;

    synchronized void missed(RuntimeException failure) {
        why = why == null ? failure : why;
    }

    synchronized void secondIsOver() {
        if (why != null) {
            inARow++;
            if (inARow == WORTH_TELLING) {
                tell(why);
            }
        } else {
            if (inARow >= WORTH_TELLING) {
                LOG.info("The waiting rooms are kept up again");
            }
            inARow = 0;
        }
        why = null;
    }

    private static void tell(RuntimeException failure) {
        boolean expected = failure instanceof Problem refused && refused.isOutage();
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        LOG.log(Level.WARNING, "Nobody is admitted to a waiting room that cannot be kept up: " + root.getMessage(), expected ? null : failure);
    }
}
