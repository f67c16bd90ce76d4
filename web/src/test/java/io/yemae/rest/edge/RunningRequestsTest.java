package io.yemae.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningRequestsTest {
    private final RunningRequests requests = new RunningRequests();

    @Test
    void aRequestInProgressRemainsUntilItIsFinished() {
        requests.begin();
        requests.end();
        assertThat(requests.remaining()).isOne();

        requests.finish();
        assertThat(requests.remaining()).isZero();
    }

    @Test
    void aRequestAfterTheEndIsRefusedAndDoesNotCount() {
        requests.end();

        assertThat(requests.begin()).isFalse();
        assertThat(requests.remaining()).isZero();
    }

    @Test
    void anAnnouncedEndRefusesNothing() {
        requests.announce();

        assertThat(requests.begin()).isTrue();
        assertThat(requests.isEnding()).isTrue();
    }

    @Test
    void afterAResumptionRequestsAreAcceptedAsBefore() {
        requests.announce();
        requests.end();
        requests.resume();

        assertThat(requests.begin()).isTrue();
        assertThat(requests.isEnding()).isFalse();
    }
}
