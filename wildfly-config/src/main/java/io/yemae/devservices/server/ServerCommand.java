package io.yemae.devservices.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of a server: what the distribution's start script would run, without the script. */
final class ServerCommand {
    // As in bin/common.sh of the distribution.
    private static final List<String> MODULE_OPTIONS = List.of(
        "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
        "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
        "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
        "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
        "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/java.net=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.management/javax.management=ALL-UNNAMED",
        "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    // As in bin/standalone.conf, bin/standalone.sh; the last two are ours.
    private static final List<String> SERVER_OPTIONS = List.of(
        "-D[Standalone]",
        "-Djava.net.preferIPv4Stack=true",
        "-Djava.awt.headless=true",
        "-Djboss.modules.system.pkgs=org.jboss.byteman",
        "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000",
        "-Dfile.encoding=UTF-8",
        "-Duser.timezone=UTC",
        // A server without memory answers nobody and keeps its locks: better dead, and seen to be dead.
        "-XX:+ExitOnOutOfMemoryError",
        // Seconds that running requests have to end after SIGTERM.
        "-Dorg.wildfly.sigterm.suspend.timeout=10");

    private ServerCommand() {
    }

    static List<String> of(ServerFiles files, String configuration, List<String> jvmOptions, int portOffset, Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        // The JDK that runs us, whatever else the machine has.
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(SERVER_OPTIONS);
        command.addAll(MODULE_OPTIONS);
        command.add("-Dorg.jboss.boot.log.file=" + files.log());
        command.add("-Dlogging.configuration=" + files.base().resolve("configuration/logging.properties").toUri());
        command.addAll(List.of("-jar", files.home().resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", files.home().resolve("modules").toString(), "org.jboss.as.standalone"));
        command.add("--server-config=" + configuration);
        command.add("-Djboss.home.dir=" + files.home());
        command.add("-Djboss.server.base.dir=" + files.base());
        command.add("-Djboss.socket.binding.port-offset=" + portOffset);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        return command;
    }
}
