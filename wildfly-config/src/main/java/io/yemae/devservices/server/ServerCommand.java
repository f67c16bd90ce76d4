package io.yemae.devservices.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** The command line of a server: the one of the distribution's start script, without the script. */
final class ServerCommand {
    // As in bin/standalone.conf and bin/standalone.sh, except for the last.
    private static final List<String> SERVER_OPTIONS = List.of(
        "-Djava.net.preferIPv4Stack=true",
        "-Djava.awt.headless=true",
        "-Djboss.modules.system.pkgs=org.jboss.byteman",
        "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000",
        "-Dfile.encoding=UTF-8",
        // A server without memory would hang and keep its locks. If it ends instead, its locks are released and the failure is visible.
        "-XX:+ExitOnOutOfMemoryError");

    private ServerCommand() {
    }

    static List<String> of(ServerFiles files, String configuration, List<String> jvmOptions, int portOffset,
                           Map<String, String> properties) {
        return StandaloneCommandBuilder.of(files.home())
            // The JDK of this process, even if JAVA_HOME names another one.
            .setJavaHome(Path.of(System.getProperty("java.home")))
            .setJavaOptions(jvmOptions)
            .addJavaOptions(SERVER_OPTIONS)
            .setBaseDirectory(files.base())
            .setServerConfiguration(configuration)
            .addServerArgument("-Djboss.socket.binding.port-offset=" + portOffset)
            .addServerArguments(properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue()).toList())
            .build();
    }
}
