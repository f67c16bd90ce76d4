package io.yemae.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingTaskTest {
    private static final long START = Long.MAX_VALUE;

    private final PendingTask task = new PendingTask(10);

    @Test
    void aTaskIsScheduledOnceUntilItHasCome() {
        assertThat(task.begin(START)).isTrue();
        assertThat(task.begin(START + 10)).isFalse();
        assertThat(task.isPending(START + 10)).isTrue();

        task.end();

        assertThat(task.isPending(START + 10)).isFalse();
        assertThat(task.begin(START + 10)).isTrue();
    }

    @Test
    void aTaskThatWasDroppedIsScheduledAgain() {
        assertThat(task.begin(START)).isTrue();

        assertThat(task.isPending(START + 11)).isFalse();
        assertThat(task.begin(START + 11)).isTrue();
        assertThat(task.begin(START + 12)).isFalse();
    }
}
