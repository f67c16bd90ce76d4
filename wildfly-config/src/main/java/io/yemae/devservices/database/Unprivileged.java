package io.yemae.devservices.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root, and containers often have no other user. */
final class Unprivileged {
    private static final boolean ROOT = "root".equals(ProcessHandle.current().info().user().orElse(""));
    private static final boolean NAMESPACES = LinuxUtils.isUnshareAvailable() && !Boolean.getBoolean("yemae.test.no-user-namespaces");

    private Unprivileged() {
    }

    /**
     * What to put before a command. Nothing for an ordinary user. For root a user namespace, in which root's files belong to nobody and to
     * the server alike; and where the container forbids those, the user nobody, who may pass through root's folders to reach its own.
     */
    static List<String> prefix() {
        if (!ROOT) {
            return List.of();
        }
        return NAMESPACES ? List.of("unshare", "-U") : List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
            "--inh-caps=+dac_override", "--ambient-caps=+dac_override");
    }

    /** Where the programs go: beside the data, unless nobody has to run them, who may not pass through root's folders to do that. */
    static Path programs(Path directory) {
        return ROOT && !NAMESPACES ? Path.of(System.getProperty("java.io.tmpdir"), "yemae-postgresql") : directory.resolve("binaries");
    }
}
