package io.yemae.devservices.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yemae.devservices.ServiceFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopOrderTest {
    private final StopOrder order = new StopOrder();
    private final List<String> stopped = new ArrayList<>();

    @Test
    void the_newest_is_stopped_first_and_each_once() {
        start("database");
        start("server");
        order.stopAll();
        order.stopAll();
        assertThat(stopped).containsExactly("server", "database");
    }

    @Test
    void one_that_cannot_be_stopped_keeps_no_other_running() {
        start("database");
        order.start("server", () -> "server", service -> () -> {
            throw new IllegalStateException("stuck");
        });
        order.stopAll();
        assertThat(stopped).containsExactly("database");
    }

    @Test
    void nothing_is_started_once_it_stops() {
        order.stopAll();
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> start("server"));
        assertThat(stopped).isEmpty();
    }

    private void start(String name) {
        order.start(name, () -> name, service -> () -> stopped.add(service));
    }
}
