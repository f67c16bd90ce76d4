package io.yemae.queue;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.Map;

/**
 * The waiting room lets nobody through who is not admitted (requirements 2 and 4). It tells the place, so that a client can show it without
 * asking again.
 */
public class NotAdmitted extends Problem {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final int queueSize;
    private final int retryAfter;

    /**
     * @param position   1 for who is next; 0 until the draw
     * @param retryAfter in how many seconds it is worth asking again
     */
    public NotAdmitted(String sentence, long position, int queueSize, int retryAfter) {
        super(ProblemKind.FORBIDDEN, "NOT_ADMITTED", sentence);
        this.position = position;
        this.queueSize = queueSize;
        this.retryAfter = retryAfter;
    }

    @Override
    public boolean maySucceedLater() {
        return true;
    }

    @Override
    public int retryAfterSeconds() {
        return retryAfter;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("position", position, "queueSize", queueSize, "retryAfter", retryAfter);
    }
}
