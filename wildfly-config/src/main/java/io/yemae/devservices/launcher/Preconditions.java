package io.yemae.devservices.launcher;

import io.yemae.devservices.Ports;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Checks before the start. Each throws {@link ServiceFailure} if it fails. */
final class Preconditions {
    private static final int JAVA = 17;

    private Preconditions() {
    }

    static void requireJava(int feature) {
        if (feature < JAVA) {
            throw new ServiceFailure("Yemae needs a JDK " + JAVA + " or newer; this one is " + feature + ".");
        }
    }

    static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ServiceFailure("There is no " + file + ": build the project first, with mvn package.");
        }
    }

    static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", null));
        } catch (IOException e) {
            throw new ServiceFailure("The data folder " + folder + " cannot be written to: " + e.getMessage() + ".", e);
        }
    }

    static void requireFreePorts(LauncherSettings settings) {
        for (LauncherSettings.UsedPort each : settings.ports()) {
            if (!Ports.isFree(each.number())) {
                throw new ServiceFailure("Port " + each.number() + ", for " + each.port().purpose() + ", is taken by another program; "
                    + "end that program, or set " + each.port().variable() + " to a free port"
                    + (each.offset() > 0 ? " less " + each.offset() : "") + ".");
            }
        }
    }

    /** Returns the folder of the WildFly that the build has unpacked. */
    static Path requireServer(Path target) {
        try (Stream<Path> folders = Files.list(target)) {
            return folders.filter(folder -> Files.exists(folder.resolve("jboss-modules.jar"))).findFirst()
                .orElseThrow(() -> noServer(target));
        } catch (IOException e) {
            throw noServer(target);
        }
    }

    private static ServiceFailure noServer(Path target) {
        return new ServiceFailure("There is no WildFly in " + target + ": build the project first, with mvn package.");
    }
}
