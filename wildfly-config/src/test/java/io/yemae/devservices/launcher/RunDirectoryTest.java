package io.yemae.devservices.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    Path folder;

    RunDirectory runDirectory;

    @BeforeEach
    void lock() {
        runDirectory = new RunDirectory(folder);
        runDirectory.lock();
    }

    @Test
    void aLeftoverServerIsStopped() throws Exception {
        Process server = serverFrom(folder);
        runDirectory.add(folder, server.pid());
        assertThat(runDirectory.stopLeftover(folder)).isTrue();
        assertThat(server.waitFor()).isNotZero();
        assertThat(runDirectory.stopLeftover(folder)).isFalse();
    }

    @Test
    void twoServersAreRecordedSeparately() throws Exception {
        Path first = folder.resolve("server");
        Path second = folder.resolve("server-2");
        Process one = serverFrom(first);
        Process other = serverFrom(second);
        runDirectory.add(first, one.pid());
        runDirectory.add(second, other.pid());
        assertThat(runDirectory.stopLeftover(first)).isTrue();
        assertThat(other.isAlive()).isTrue();
        assertThat(runDirectory.stopLeftover(second)).isTrue();
        assertThat(one.isAlive() || other.isAlive()).isFalse();
    }

    @Test
    void aServerWithAnotherFolderKeepsRunningEvenIfTheNameHasTheSamePrefix() throws Exception {
        Process other = serverFrom(folder.resolve("server-2"));
        runDirectory.add(folder.resolve("server"), other.pid());
        assertThat(runDirectory.stopLeftover(folder.resolve("server"))).isFalse();
        other.destroy();
    }

    @Test
    void anotherProcessWithTheRecordedPidKeepsRunning() {
        runDirectory.add(folder, ProcessHandle.current().pid());
        assertThat(runDirectory.stopLeftover(folder)).isFalse();
    }

    @Test
    void aStalePidFileIsDeleted() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        runDirectory.add(folder, ended.pid());
        assertThat(runDirectory.stopLeftover(folder)).isFalse();
        assertThat(folder.resolve(folder.getFileName() + ".pid")).doesNotExist();
    }

    @Test
    void aCorruptPidFileIsIgnored() throws IOException {
        Files.writeString(folder.resolve(folder.getFileName() + ".pid"), "12x");
        assertThatCode(() -> runDirectory.stopLeftover(folder)).doesNotThrowAnyException();
    }

    private static Process serverFrom(Path base) throws IOException {
        return new ProcessBuilder("bash", "-c", "read", "-Djboss.server.base.dir=" + base).start();
    }
}
