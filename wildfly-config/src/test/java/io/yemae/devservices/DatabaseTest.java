package io.yemae.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @TempDir
    static Path folder;

    static Database database;

    @BeforeAll
    static void start() {
        database = Database.start(folder, Ports.free());
    }

    @AfterAll
    static void stop() {
        database.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void commits_are_on_disk_before_they_are_acknowledged(String setting) throws SQLException {
        assertThat(one("SHOW " + setting)).isEqualTo("on");
    }

    @Test
    void it_is_postgresql_18() throws SQLException {
        assertThat(one("SHOW server_version")).startsWith("18.");
    }

    @Test
    void what_was_committed_outlives_a_restart_and_a_kill() throws SQLException {
        run("CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (1)");
        database.restart();
        run("INSERT INTO kept VALUES (2)");
        database.kill();
        database.restart();
        assertThat(one("SELECT string_agg(n::text, ',' ORDER BY n) FROM kept")).isEqualTo("1,2");
    }

    @Test
    void a_second_owner_takes_over_the_folder_of_one_that_was_killed() throws SQLException {
        run("CREATE TABLE left_behind (n int)");
        assertThat(Database.stopLeftover(folder)).isTrue();
        assertThat(Database.stopLeftover(folder)).isFalse();
        database.restart();
        assertThat(one("SELECT count(*) FROM left_behind")).isEqualTo("0");
    }

    @Test
    void a_pid_file_that_names_somebody_else_does_not_keep_it_from_starting() throws Exception {
        database.stop();
        Files.writeString(folder.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        database.restart();
        assertThat(one("SELECT 1")).isEqualTo("1");
    }

    private static String one(String query) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
