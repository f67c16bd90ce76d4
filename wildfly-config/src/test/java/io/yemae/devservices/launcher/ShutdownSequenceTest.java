package io.yemae.devservices.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yemae.devservices.ServiceFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownSequenceTest {
    private final ShutdownSequence shutdown = new ShutdownSequence();
    private final List<String> stopped = new ArrayList<>();

    @Test
    void servicesStopOnceInReverseOrder() {
        start("database");
        start("server");
        shutdown.stopAll();
        shutdown.stopAll();
        assertThat(stopped).containsExactly("server", "database");
    }

    @Test
    void aServiceThatFailsToStopDoesNotPreventTheOthers() {
        start("database");
        shutdown.start("server", () -> "server", service -> () -> {
            throw new IllegalStateException("stuck");
        });
        shutdown.stopAll();
        assertThat(stopped).containsExactly("database");
    }

    @Test
    void nothingStartsAfterTheShutdown() {
        shutdown.stopAll();
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> start("server"));
        assertThat(stopped).isEmpty();
    }

    private void start(String name) {
        shutdown.start(name, () -> name, service -> () -> stopped.add(service));
    }
}
