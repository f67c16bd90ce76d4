package io.yemae.devservices.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    Path folder;

    RunFolder runFolder;

    @BeforeEach
    void lock() {
        runFolder = new RunFolder(folder);
        runFolder.lock();
    }

    @Test
    void a_server_left_over_is_stopped() throws Exception {
        Process server = serverFrom(folder);
        runFolder.remember(folder, server.pid());
        assertThat(runFolder.stopLeftover(folder)).isTrue();
        assertThat(server.waitFor()).isNotZero();
        assertThat(runFolder.stopLeftover(folder)).isFalse();
    }

    @Test
    void of_two_servers_each_is_remembered_by_its_folder() throws Exception {
        Path first = folder.resolve("server");
        Path second = folder.resolve("server-2");
        Process one = serverFrom(first);
        Process other = serverFrom(second);
        runFolder.remember(first, one.pid());
        runFolder.remember(second, other.pid());
        assertThat(runFolder.stopLeftover(first)).isTrue();
        assertThat(other.isAlive()).isTrue();
        assertThat(runFolder.stopLeftover(second)).isTrue();
        assertThat(one.isAlive() || other.isAlive()).isFalse();
    }

    @Test
    void a_server_of_another_folder_is_left_alone_even_if_the_name_begins_alike() throws Exception {
        Process other = serverFrom(folder.resolve("server-2"));
        runFolder.remember(folder.resolve("server"), other.pid());
        assertThat(runFolder.stopLeftover(folder.resolve("server"))).isFalse();
        other.destroy();
    }

    @Test
    void a_process_that_only_has_the_number_of_a_server_is_left_alone() {
        runFolder.remember(folder, ProcessHandle.current().pid());
        assertThat(runFolder.stopLeftover(folder)).isFalse();
    }

    @Test
    void a_number_that_nobody_has_any_more_is_forgotten() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        runFolder.remember(folder, ended.pid());
        assertThat(runFolder.stopLeftover(folder)).isFalse();
        assertThat(folder.resolve(folder.getFileName() + ".pid")).doesNotExist();
    }

    @Test
    void a_damaged_file_is_no_obstacle() throws IOException {
        Files.writeString(folder.resolve(folder.getFileName() + ".pid"), "12x");
        assertThatCode(() -> runFolder.stopLeftover(folder)).doesNotThrowAnyException();
    }

    private static Process serverFrom(Path base) throws IOException {
        return new ProcessBuilder("bash", "-c", "read", "-Djboss.server.base.dir=" + base).start();
    }
}
