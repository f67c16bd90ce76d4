package io.yemae.alerts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.ops.InvariantWatch.Check;
import io.yemae.ops.PlatformFigures;
import io.yemae.ops.PlatformState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final PlatformFigures FINE = new PlatformFigures(60, 900, 5, 300, 7, 120, 0);
    private static final Map<String, Integer> NO_LETTERS = Map.of("Notices", 0, "Cancellations", 0);
    private static final Pattern CRITICAL =
        Pattern.compile("- alert: (\\w+)\\s+expr: (.+)\\s+(?:for: \\w+\\s+)?labels: \\{severity: critical}");

    @Test
    void nothingIsCriticalUpToTheBounds() {
        PlatformState state = state(FINE, 2, NO_LETTERS, 3, Map.of("seats-once", 0L));

        assertThat(Findings.of(state, state).holding()).isEmpty();
        assertThat(Findings.of(state, state).judged()).containsExactlyInAnyOrder(Condition.values());
    }

    @Test
    void eachConditionIsFoundBeyondItsBound() {
        PlatformState before = state(FINE, 0, NO_LETTERS, 3, Map.of());
        PlatformState now = state(new PlatformFigures(61, 0, 1, 301, 0, 121, 0), -2.6, Map.of("Notices", 2), 5,
            Map.of("seats-once", 4L, "paid-once", 0L));

        assertThat(Findings.of(now, before).holding()).containsExactlyInAnyOrder(
            new Finding(Condition.INVARIANT_VIOLATED, "seats-once", 4),
            new Finding(Condition.PAYMENTS_IN_DOUBT, "", 301),
            new Finding(Condition.DEAD_LETTERS, "Notices", 2),
            new Finding(Condition.MESSAGES_NOT_SENT, "", 61),
            new Finding(Condition.REQUESTS_FAIL, "", 121),
            new Finding(Condition.POOL_EXHAUSTED, "YemaeDS", 2),
            new Finding(Condition.CLOCK_WRONG, "", 3),
            new Finding(Condition.TIME_WRONG, "", 3));
    }

    @Test
    void deadLettersAreNotJudgedWithoutTheBrokerInvariantsNotBeforeACheckAndTheTimeNotWithoutAnNtpServer() {
        PlatformState state = new PlatformState(FINE, 0, Optional.empty(), Map.of(), Map.of(), Optional.empty());

        assertThat(Findings.of(state, state).judged())
            .doesNotContain(Condition.DEAD_LETTERS, Condition.INVARIANT_VIOLATED, Condition.TIME_WRONG);
    }

    @Test
    void theBoundsAreThoseOfTheCriticalAlertsForPrometheus() throws IOException {
        Map<String, String> expressions = new TreeMap<>();
        CRITICAL.matcher(Files.readString(Path.of("../wildfly-config/monitoring/yemae.rules.yml"))).results()
            .forEach((MatchResult rule) -> expressions.put(rule.group(1), rule.group(2).strip()));
        // The first is one of the invariants. Nobody is left to see the second. A mail about the third would need what is away.
        expressions.keySet().removeAll(List.of("SeatSoldTwice", "NodeGone", "DatabaseAway"));

        assertThat(expressions.keySet()).containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Condition.values()).map(Condition::rule).toList());
        assertThat(expressions.get("PaymentsInDoubt")).endsWith("> " + Findings.DOUBT_SECONDS);
        assertThat(expressions.get("MessagesNotSent")).endsWith("> " + Findings.OUTBOX_SECONDS);
        assertThat(expressions.get("RequestsFail")).endsWith("> " + Findings.FAILED_IN_TWO_MINUTES / 120);
        assertThat(expressions.get("ClockWrong")).endsWith("> " + Findings.CLOCK_SECONDS);
        assertThat(expressions.get("TimeWrong")).endsWith("> " + Findings.CLOCK_SECONDS);
    }

    private static PlatformState state(PlatformFigures figures, double offset, Map<String, Integer> letters, long timeouts,
                                       Map<String, Long> violations) {
        return new PlatformState(figures, offset, Optional.of(offset), letters, Map.of("YemaeDS", timeouts),
            Optional.of(new Check(Instant.EPOCH, violations)));
    }
}
