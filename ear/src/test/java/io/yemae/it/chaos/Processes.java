package io.yemae.it.chaos;

import io.yemae.devservices.ChildProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is done to a running process and its children from outside.
 *
 * @param output where the programs that do it write
 */
record Processes(Path output) {

    /** Whether this system can limit the files of a running process. */
    static boolean canLimitFiles() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prlimit")));
    }

    void pause(ProcessHandle process) {
        signal(process, "-STOP");
    }

    void resume(ProcessHandle process) {
        signal(process, "-CONT");
    }

    /**
     * No file can be written to any more, as on a full disk: each write fails. Other than a small file system this needs no rights of an
     * administrator. It also hits what would still fit into space that a file has already.
     */
    void fillDisk(ProcessHandle process) {
        family(process).forEach(each -> {
            if (ChildProcess.run(List.of("prlimit", "--pid", String.valueOf(each.pid()), "--fsize=0:"), Map.of(), output) != 0
                && each.isAlive()) {
                throw new IllegalStateException("The files of " + each.pid() + " cannot be limited; the reason is in " + output);
            }
        });
    }

    private void signal(ProcessHandle process, String signal) {
        family(process).forEach(each -> ChildProcess.run(List.of("kill", signal, String.valueOf(each.pid())), Map.of(), output));
    }

    /** The process first, so that it starts no child meanwhile. */
    private static List<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }
}
