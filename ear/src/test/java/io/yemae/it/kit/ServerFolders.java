package io.yemae.it.kit;

import io.yemae.devservices.server.WildFlyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Configured folders for servers. The scripts start an embedded server, take as long as a test class, and produce the same result for every
 * empty folder. So they run once for each kind of server, and the other folders get a copy of the result.
 */
public final class ServerFolders {
    public static final String ONE_SERVER = "standalone-full.xml";
    public static final String SEVERAL_NODES = "standalone-full-ha.xml";

    private static final Map<String, Path> CONFIGURED = new HashMap<>();

    private ServerFolders() {
    }

    /** Puts a configuration that the scripts have finished into {@code base}. */
    public static synchronized void configure(Path base, String configuration) {
        Path original = CONFIGURED.computeIfAbsent(configuration, ServerFolders::configured);
        Path copy = base.resolve("configuration");
        try (Stream<Path> files = Files.list(original)) {
            Files.createDirectories(copy);
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path configured(String configuration) {
        Path base = Platform.directory().resolve("configured-" + configuration);
        WildFlyServer server = WildFlyServer.of(Platform.WILDFLY, base);
        if (configuration.equals(SEVERAL_NODES)) {
            server.clustered("configured");
        }
        server.configure(Platform.CONFIGURE);
        return base.resolve("configuration");
    }
}
