package io.yemae.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.OperationsException;
import javax.management.StandardMBean;
import org.jboss.as.controller.OperationFailedException;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;

class PlatformBeanTest {

    /** A part of what the application registers. */
    public interface Bean {

        Map<String, Long> getDeadLetters();

        List<Map<String, Object>> getWaitingRooms();

        Double getNtpOffset();

        int redriveDeadLetters(String queue) throws OperationsException;
    }

    private static final class Registered implements Bean {

        @Override
        public Map<String, Long> getDeadLetters() {
            throw new IllegalStateException("no broker");
        }

        @Override
        public List<Map<String, Object>> getWaitingRooms() {
            return List.of(Map.of("paused", true, "waiting", 7));
        }

        @Override
        public Double getNtpOffset() {
            return null;
        }

        @Override
        public int redriveDeadLetters(String queue) throws OperationsException {
            if (queue.equals("Notices")) {
                return 3;
            }
            throw new OperationsException("There is no queue " + queue);
        }
    }

    @Test
    void withoutTheApplicationAnOperationSaysSo() {
        assertThat(PlatformBean.isDeployed()).isFalse();
        assertThatThrownBy(() -> PlatformBean.call("pause-sales")).isInstanceOf(OperationFailedException.class)
            .hasMessageContaining("Yemae is not deployed");
    }

    @Test
    void namesAndValuesAreThoseOfTheModelAndFailuresThoseOfTheApplication() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.yemae:type=Platform");
        server.registerMBean(new StandardMBean(new Registered(), Bean.class), name);
        try {
            ModelNode room = PlatformBean.read("waiting-rooms").get(0);
            assertThat(room.get("paused").asBoolean()).isTrue();
            assertThat(room.get("waiting").asInt()).isEqualTo(7);
            assertThat(PlatformBean.read("ntp-offset").isDefined()).isFalse();
            assertThat(PlatformBean.call("redrive-dead-letters", "Notices").asInt()).isEqualTo(3);
            assertThatThrownBy(() -> PlatformBean.call("redrive-dead-letters", "None")).hasMessageContaining("There is no queue None");
            assertThatThrownBy(() -> PlatformBean.read("dead-letters")).hasMessageContaining("no broker");
        } finally {
            server.unregisterMBean(name);
        }
    }
}
