package io.yemae.alerts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.alerts.domain.Alert.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final Instant START = Instant.parse("2026-12-24T11:00:00Z");
    private static final Set<Condition> ALL = EnumSet.allOf(Condition.class);

    @Test
    void aConditionIsReportedOnceHoweverLongItHolds() {
        assertThat(alert(Condition.DEAD_LETTERS, 0, false).next(at(0), ALL)).isEqualTo(Step.REPORT);
        assertThat(alert(Condition.DEAD_LETTERS, 3_600, true).next(at(3_605), ALL)).isEqualTo(Step.WAIT);
    }

    @Test
    void itsEndIsReportedWhenNoNodeHasSeenItForAMinute() {
        Alert reported = alert(Condition.DEAD_LETTERS, 100, true);

        assertThat(reported.next(at(160), ALL)).isEqualTo(Step.WAIT);
        assertThat(reported.next(at(161), ALL)).isEqualTo(Step.REPORT_END);
    }

    @Test
    void whatCannotBeJudgedIsNotOver() {
        assertThat(alert(Condition.DEAD_LETTERS, 100, true).next(at(9_000), EnumSet.of(Condition.CLOCK_WRONG))).isEqualTo(Step.WAIT);
        assertThat(alert(Condition.DEAD_LETTERS, 100, false).next(at(9_000), EnumSet.of(Condition.CLOCK_WRONG))).isEqualTo(Step.REPORT);
    }

    @Test
    void whatMayPassByItselfIsReportedOnlyIfItStays() {
        assertThat(alert(Condition.CLOCK_WRONG, 0, false).next(at(0), ALL)).isEqualTo(Step.WAIT);
        assertThat(alert(Condition.CLOCK_WRONG, 0, false).next(at(60), ALL)).as("seen only once").isEqualTo(Step.WAIT);
        assertThat(alert(Condition.CLOCK_WRONG, 60, false).next(at(60), ALL)).isEqualTo(Step.REPORT);
    }

    @Test
    void whatWasOverBeforeItWasReportedIsForgotten() {
        assertThat(alert(Condition.CLOCK_WRONG, 0, false).next(at(61), ALL)).isEqualTo(Step.FORGET);
    }

    /** First seen at the start. */
    private static Alert alert(Condition condition, long seenAfterSeconds, boolean isReported) {
        return new Alert(new Finding(condition, "", 1), START, at(seenAfterSeconds), isReported);
    }

    private static Instant at(long seconds) {
        return START.plus(Duration.ofSeconds(seconds));
    }
}
