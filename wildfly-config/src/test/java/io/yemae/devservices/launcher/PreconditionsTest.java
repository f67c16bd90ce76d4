package io.yemae.devservices.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yemae.devservices.Ports;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {

    @TempDir
    Path project;

    @Test
    void theMessageForAUsedPortHasItsPurposeAndItsVariable() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> variables = freePorts();
            variables.put("YEMAE_HTTP_PORT", Integer.toString(taken.getLocalPort()));
            assertThatExceptionOfType(ServiceFailure.class)
                .isThrownBy(() -> Preconditions.requireFreePorts(new LauncherSettings(project, variables)))
                .withMessage("Port %d, for the site, is taken by another program; end that program, or set YEMAE_HTTP_PORT to a free port.",
                    taken.getLocalPort());
        }
    }

    @Test
    void freePortsAreAccepted() {
        assertThatCode(() -> Preconditions.requireFreePorts(new LauncherSettings(project, freePorts()))).doesNotThrowAnyException();
    }

    @Test
    void aPortMustBeANumber() {
        assertThatExceptionOfType(ServiceFailure.class)
            .isThrownBy(() -> new LauncherSettings(project, Map.of("YEMAE_HTTP_PORT", "80 80")).number(LauncherSettings.HTTP))
            .withMessage("YEMAE_HTTP_PORT is not a port: 80 80.");
    }

    @Test
    void anOldJavaIsRefused() {
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> Preconditions.requireJava(11))
            .withMessage("Yemae needs a JDK 17 or newer; this one is 11.");
    }

    @Test
    void aDataFolderThatIsAFileIsRefused() throws IOException {
        Path data = Files.createFile(project.resolve("data"));
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> Preconditions.requireWritable(data))
            .withMessageStartingWith("The data folder " + data + " cannot be written to: ");
    }

    @Test
    void aProjectThatWasNotBuiltIsRefused() {
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> Preconditions.requireFile(project.resolve("ear/target/yemae.ear")))
            .withMessageEndingWith("build the project first, with mvn package.");
    }

    @Test
    void thePortsOfASecondServerMustBeFree() throws IOException {
        int offset = LauncherSettings.offset(2);
        int management = Ports.freeOffset(0, offset);
        try (ServerSocket taken = new ServerSocket(management + offset, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> variables = freePorts();
            variables.put("YEMAE_MANAGEMENT_PORT", Integer.toString(management));
            assertThatCode(() -> Preconditions.requireFreePorts(new LauncherSettings(project, variables))).doesNotThrowAnyException();
            variables.put("YEMAE_NODES", "2");
            assertThatExceptionOfType(ServiceFailure.class)
                .isThrownBy(() -> Preconditions.requireFreePorts(new LauncherSettings(project, variables)))
                .withMessage("Port %d, for health, metrics and the admin console, is taken by another program; end that program, "
                    + "or set YEMAE_MANAGEMENT_PORT to a free port less 100.", taken.getLocalPort());
        }
    }

    private Map<String, String> freePorts() {
        Map<String, String> variables = new HashMap<>();
        new LauncherSettings(project, Map.of("YEMAE_NODES", "2")).ports().forEach(each -> variables.computeIfAbsent(each.port().variable(),
            variable -> Integer.toString(Ports.freeOffset(0, LauncherSettings.offset(2), LauncherSettings.offset(3)))));
        return variables;
    }
}
