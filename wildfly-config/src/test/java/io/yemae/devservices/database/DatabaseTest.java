package io.yemae.devservices.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yemae.devservices.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
    void commitsAreOnDiskBeforeTheyAreAcknowledged(String setting) throws SQLException {
        assertThat(one("SHOW " + setting)).isEqualTo("on");
    }

    @Test
    void itIsPostgresql18() throws SQLException {
        assertThat(one("SHOW server_version")).startsWith("18.");
    }

    @Test
    void committedDataSurvivesARestartAndAKill() throws SQLException {
        run("CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (1)");
        database.restart();
        run("INSERT INTO kept VALUES (2)");
        database.kill();
        database.restart();
        assertThat(one("SELECT string_agg(n::text, ',' ORDER BY n) FROM kept")).isEqualTo("1,2");
    }

    @Test
    void aLeftoverServerIsStoppedAndItsDataIsKept() throws SQLException {
        run("CREATE TABLE left_behind (n int)");
        assertThat(Database.stopLeftover(folder)).isTrue();
        assertThat(Database.stopLeftover(folder)).isFalse();
        database.restart();
        assertThat(one("SELECT count(*) FROM left_behind")).isEqualTo("0");
    }

    @Test
    void aPidFileWithThePidOfAnotherProcessDoesNotPreventTheStart() throws Exception {
        database.stop();
        Files.writeString(folder.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        database.restart();
        assertThat(one("SELECT 1")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "yemae", "yemae_runtime"})
    void aWrongPasswordIsRefused(String user) {
        for (String password : new String[] {"", user, "yemae"}) {
            assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, password).close())
                .satisfies(failure -> assertThat(failure.getSQLState()).isIn("28P01", "08004"));
        }
    }

    @Test
    void thePlatformsUserCanConnectButNotChangeTheSchema() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.runtimeUser(), database.runtimePassword());
             Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("CREATE TABLE mine (n int)"))
                .withMessageContaining("permission denied");
        }
    }

    @Test
    void aClusterWithoutPasswordsRequiresThemAfterTheNextStart() throws Exception {
        run("CREATE TABLE trusted (n int)");
        database.stop();
        Files.writeString(folder.resolve("cluster/pg_hba.conf"), "host all all 127.0.0.1/32 trust\nhost all all ::1/128 trust\n");
        database.restart();
        assertThat(one("SELECT count(*) FROM trusted")).isEqualTo("0");
        aWrongPasswordIsRefused("postgres");
    }

    @Test
    void lostPasswordsAreReplaced(@TempDir Path lost) throws Exception {
        Database first = Database.start(lost, Ports.free());
        first.stop();
        Files.delete(lost.resolve("secrets.properties"));
        Database second = Database.start(lost, Ports.free());
        try (Connection connection = second.connect()) {
            assertThat(second.password()).isNotEqualTo(first.password());
            assertThat(connection.isValid(1)).isTrue();
        } finally {
            second.stop();
        }
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
