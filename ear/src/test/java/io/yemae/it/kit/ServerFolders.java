package io.yemae.it.kit;

import io.yemae.devservices.server.WildFlyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Configured folders for servers. The scripts start an embedded server, take as long as a test class, and produce the same result for every
 * empty folder. So they run once for each kind of server in a run of the tests, and the other folders get a copy of the result.
 */
public final class ServerFolders {
    public static final String ONE_SERVER = "standalone-full.xml";
    public static final String SEVERAL_NODES = "standalone-full-ha.xml";

    private ServerFolders() {
    }

    /** Puts a configuration that the scripts have finished into {@code base}. */
    public static void configure(Path base, String configuration) {
        Path original = Platform.shared().resolve("configured-" + configuration);
        OneAtATime.run(Platform.shared(), () -> configureOnce(original, configuration));
        Path copy = base.resolve("configuration");
        try (Stream<Path> files = Files.list(original.resolve("configuration"))) {
            Files.createDirectories(copy);
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configureOnce(Path base, String configuration) {
        Path done = base.resolve("done");
        if (Files.notExists(done)) {
            WildFlyServer server = WildFlyServer.of(Platform.WILDFLY, base);
            if (configuration.equals(SEVERAL_NODES)) {
                server.clustered("configured");
            }
            server.configure(Platform.CONFIGURE);
            try {
                Files.createFile(done);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
