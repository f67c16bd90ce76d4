package io.yemae.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.ops.persistence.ServerErrorRows;
import io.yemae.shared.logging.EventLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerErrorsTest {
    private final List<Long> written = new ArrayList<>();
    private final ServerErrors errors = new ServerErrors();
    private boolean isAway;

    @BeforeEach
    void begin() {
        errors.rows = new ServerErrorRows() {
            @Override
            public void add(long more) {
                if (isAway) {
                    throw new IllegalStateException("no database");
                }
                written.add(more);
            }
        };
        errors.everyFiveSeconds();
        written.clear();
    }

    @Test
    void failuresAreWrittenOnceAndNothingIfThereWereNone() {
        errors.everyFiveSeconds();
        fail();
        fail();
        errors.everyFiveSeconds();
        errors.everyFiveSeconds();

        assertThat(written).containsExactly(2L);
    }

    @Test
    void failuresThatCouldNotBeWrittenAreWrittenLater() {
        isAway = true;
        fail();
        assertThatThrownBy(errors::everyFiveSeconds).hasMessage("no database");
        isAway = false;
        fail();
        errors.everyFiveSeconds();

        assertThat(written).containsExactly(2L);
    }

    @Test
    void aRefusalByTheRulesIsNoFailure() {
        EventLog.refused("FEATURE_OFF", 503, "/api/test");
        EventLog.refused("SEATS_TAKEN", 409, "/api/test");
        errors.everyFiveSeconds();

        assertThat(written).isEmpty();
    }

    private static void fail() {
        EventLog.refused("UNEXPECTED", 500, "/api/test");
    }
}
