package io.yemae.queue;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.Map;

/** Refuses a user who is not admitted (requirements 2 and 4). Contains the place, so that a client can show it without another request. */
public class NotAdmitted extends Problem {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final int queueSize;
    private final int retryAfter;

    /**
     * @param position   from 1; 0 until the draw
     * @param retryAfter in seconds
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
