package io.yemae.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yemae.ops.persistence.FigureStatements;
import io.yemae.shared.Problem;
import io.yemae.shared.messaging.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformStatesTest {
    private static final double TOLERANCE_SECONDS = 3;

    @Test
    void theOffsetIsByHowMuchTheClockOfThisNodeIsAheadOfTheDatabases() {
        assertThat(states(now() - 60).now().clockOffset()).isCloseTo(60, within(TOLERANCE_SECONDS));
        assertThat(states(now() + 60).now().clockOffset()).isCloseTo(-60, within(TOLERANCE_SECONDS));
    }

    @Test
    void theStateIsKnownWithoutTheBroker() {
        assertThat(states(now()).now().deadLetters()).isEmpty();
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }

    /** @param clock of the database, in seconds since 1970 */
    private static PlatformStates states(double clock) {
        PlatformStates states = new PlatformStates();
        states.figures = new FigureStatements() {
            @Override
            public PlatformFigures read() {
                return new PlatformFigures(0, 0, 0, 0, 0, 0, clock);
            }
        };
        states.clock = Clock.systemUTC();
        states.ntpOffset = new NtpOffset();
        states.deadLetters = new DeadLetters() {
            @Override
            public Map<String, Integer> counts() {
                throw Problem.unavailable();
            }
        };
        states.invariants = new InvariantWatch() {
            @Override
            public Optional<Check> latest(Duration wanted) {
                return Optional.empty();
            }
        };
        return states;
    }
}
