package io.yemae.alerts.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A condition as all nodes have seen it.
 *
 * @param finding    as it was last seen
 * @param since      when the first node saw it
 * @param seenAt     when the last node saw it
 * @param isReported whether operators have been mailed that it holds
 */
public record Alert(Finding finding, Instant since, Instant seenAt, boolean isReported) {
    /** Each node looks every five seconds. A condition that comes back within this time is the same one. */
    static final Duration OVER_AFTER = Duration.ofMinutes(1);

    /** What is to be done about it. */
    public enum Step {
        WAIT,
        /** A mail says that it holds. */
        REPORT,
        /** A mail says that it is over. */
        REPORT_END,
        /** It was over before it was reported. */
        FORGET
    }

    /** @param judged what the node that asks could judge, and does not see now unless {@code seenAt} says so */
    public Step next(Instant now, Set<Condition> judged) {
        boolean isOver = judged.contains(finding.condition()) && seenAt.plus(OVER_AFTER).isBefore(now);
        if (isOver) {
            return isReported ? Step.REPORT_END : Step.FORGET;
        }
        boolean isLongEnough = Duration.between(since, seenAt).compareTo(finding.condition().delay()) >= 0;
        return !isReported && isLongEnough ? Step.REPORT : Step.WAIT;
    }
}
