package io.yemae.devservices.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the distribution that the build unpacks. */
class ServerFilesTest {
    private static final Path HOME = unpackedServer();
    private static final Path CONFIGURE = Path.of("configure.sh").toAbsolutePath();

    @TempDir
    Path base;

    ServerFiles files;

    @BeforeEach
    void create() {
        files = new ServerFiles(HOME, base);
        files.createBaseIfMissing();
    }

    @Test
    void configuringTwiceChangesNothingTheSecondTime() throws IOException {
        Path configuration = base.resolve("configuration/standalone-full.xml");
        files.configure(CONFIGURE, "standalone-full.xml");
        String once = Files.readString(configuration);
        files.configure(CONFIGURE, "standalone-full.xml");
        assertThat(Files.readString(configuration)).isEqualTo(once).contains("java:jboss/datasources/YemaeDS");
    }

    @Test
    void aFailedConfigurationHasItsReasonInTheLog() {
        ServerFiles elsewhere = new ServerFiles(base.resolve("nowhere"), base);
        assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> elsewhere.configure(CONFIGURE, "standalone-full.xml"));
        assertThat(base.resolve("log/configure.log")).content().contains("There is no WildFly in " + base.resolve("nowhere"));
    }

    @Test
    void aManagementUserIsStoredOnceAndAsADigest() throws IOException {
        files.managementUser("admin", "Yemae-demo-1!");
        files.managementUser("admin", "Yemae-demo-1!");
        assertThat(Files.readAllLines(base.resolve("configuration/mgmt-users.properties")).stream()
            .filter(line -> line.startsWith("admin=")))
            .singleElement().asString().matches("admin=[0-9a-f]{32}");
    }

    @Test
    void aNewArchiveReplacesTheOldOneAndItsOutcome() throws IOException {
        Path archive = Files.writeString(base.resolve("yemae.ear"), "new");
        Files.writeString(files.deployments().resolve("yemae.ear"), "old");
        Files.writeString(files.deployments().resolve("yemae.ear.failed"), "why");
        files.deploy(archive);
        assertThat(files.deployments().resolve("yemae.ear")).hasContent("new");
        assertThat(files.deployments()).isDirectoryNotContaining("glob:**.failed").isDirectoryContaining("glob:**.dodeploy");
    }

    private static Path unpackedServer() {
        try (Stream<Path> folders = Files.list(Path.of("target").toAbsolutePath())) {
            return folders.filter(folder -> Files.exists(folder.resolve("jboss-modules.jar"))).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
