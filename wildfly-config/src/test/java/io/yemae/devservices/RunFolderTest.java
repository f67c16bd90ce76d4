package io.yemae.devservices;

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
        Process server = new ProcessBuilder("bash", "-c", "read", "-Djboss.server.base.dir=" + folder).start();
        runFolder.remember(server.pid());
        assertThat(runFolder.stopLeftover(folder)).isTrue();
        assertThat(server.waitFor()).isNotZero();
        assertThat(runFolder.stopLeftover(folder)).isFalse();
    }

    @Test
    void a_process_that_only_has_the_number_of_a_server_is_left_alone() {
        runFolder.remember(ProcessHandle.current().pid());
        assertThat(runFolder.stopLeftover(folder)).isFalse();
    }

    @Test
    void a_number_that_nobody_has_any_more_is_forgotten() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        runFolder.remember(ended.pid());
        assertThat(runFolder.stopLeftover(folder)).isFalse();
        assertThat(folder.resolve("server.pid")).doesNotExist();
    }

    @Test
    void a_damaged_file_is_no_obstacle() throws IOException {
        Files.writeString(folder.resolve("server.pid"), "12x");
        assertThatCode(() -> runFolder.stopLeftover(folder)).doesNotThrowAnyException();
    }
}
