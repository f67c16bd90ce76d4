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
    void services_stop_once_in_reverse_order() {
        start("database");
        start("server");
        shutdown.stopAll();
        shutdown.stopAll();
        assertThat(stopped).containsExactly("server", "database");
    }

    @Test
    void a_service_that_fails_to_stop_does_not_prevent_the_others() {
        start("database");
        shutdown.start("server", () -> "server", service -> () -> {
            throw new IllegalStateException("stuck");
        });
        shutdown.stopAll();
        assertThat(stopped).containsExactly("database");
    }

    @Test
    void nothing_starts_after_the_shutdown() {
        shutdown.stopAll();
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> start("server"));
        assertThat(stopped).isEmpty();
    }

    private void start(String name) {
        shutdown.start(name, () -> name, service -> () -> stopped.add(service));
    }
}
