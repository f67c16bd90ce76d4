package io.yemae.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedRequestsTest {
    private final FailedRequests failed = new FailedRequests();
    private final List<Long> written = new ArrayList<>();

    @Test
    void failuresAreWrittenOnceAndNothingIfThereWereNone() {
        failed.takeAndWrite(written::add);
        failed.add();
        failed.add();
        failed.takeAndWrite(written::add);
        failed.takeAndWrite(written::add);

        assertThat(written).containsExactly(2L);
    }

    @Test
    void failuresThatCouldNotBeWrittenAreWrittenLater() {
        failed.add();
        assertThatThrownBy(() -> failed.takeAndWrite(count -> {
            throw new IllegalStateException("no database");
        })).hasMessage("no database");
        failed.add();
        failed.takeAndWrite(written::add);

        assertThat(written).containsExactly(2L);
    }
}
