package io.yemae.devservices.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.nio.file.Path;
import java.util.List;

/** Runs PostgreSQL without root's rights. It refuses to run as root, but containers often have no other user. */
final class UnprivilegedUser {
    private static final boolean ROOT = "root".equals(ProcessHandle.current().info().user().orElse(""));
    private static final boolean HAS_USER_NAMESPACES =
        LinuxUtils.isUnshareAvailable() && !Boolean.getBoolean("yemae.test.no-user-namespaces");

    private UnprivilegedUser() {
    }

    /**
     * The start of a command line that runs a program of PostgreSQL. Empty if this process does not run as root. For root it is a user
     * namespace, in which root's files are accessible under the uid of nobody. If the container forbids user namespaces, it is the user
     * nobody, with the capability to pass through root's folders.
     */
    static List<String> commandPrefix() {
        if (!ROOT) {
            return List.of();
        }
        return HAS_USER_NAMESPACES ? List.of("unshare", "-U") : List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
            "--inh-caps=+dac_override", "--ambient-caps=+dac_override");
    }

    /** The folder for the programs: beside the data, except for the user nobody, who cannot execute programs below root's folders. */
    static Path binariesFolder(Path directory) {
        return ROOT && !HAS_USER_NAMESPACES
            ? Path.of(System.getProperty("java.io.tmpdir"), "yemae-postgresql") : directory.resolve("binaries");
    }
}
