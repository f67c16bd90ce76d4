package io.yemae.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.YemaeIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's database user can change data, but neither the schema nor append-only tables. */
class DatabaseRolesIT extends YemaeIT {
    private static final Sql RUNTIME = Platform.runtimeSql();

    @Test
    void everyConnectionOfThePlatformIsTheRuntimeUsers() {
        stage.administrator();

        assertThat(sql.texts("SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name IN ('yemae', 'yemae-queue', "
            + "'yemae-read')"))
            .containsExactly(RUNTIME.user())
            .doesNotContain(sql.user());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "TRUNCATE audit_entries",
        "TRUNCATE point_entries",
        "TRUNCATE users CASCADE",
        "UPDATE audit_entries SET actor = 'nobody'",
        "DELETE FROM audit_entries",
        "UPDATE point_entries SET amount = 0",
        "DELETE FROM point_entries",
        "DELETE FROM audit_seals",
        "INSERT INTO audit_checkpoints SELECT * FROM audit_checkpoints",
        "UPDATE flyway_schema_history SET checksum = 0",
        "ALTER TABLE point_entries DISABLE TRIGGER ALL",
        "ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_stay",
        "ALTER TABLE users ADD COLUMN more text",
        "DROP TABLE audit_entries",
        "DROP TRIGGER audit_entries_stay ON audit_entries",
        "CREATE TABLE mine (n int)",
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "SET session_replication_role = replica",
        "SET ROLE yemae"})
    void theRuntimeUserIsRefused(String statement) {
        assertThatIllegalStateException().isThrownBy(() -> RUNTIME.update(statement))
            .withMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void theRuntimeUserWritesEveryTableButThoseThatFunctionsOfTheOwnerWrite() {
        assertThat(sql.texts("""
            SELECT relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
              AND NOT has_table_privilege('%s', oid, 'INSERT')""".formatted(RUNTIME.user())))
            .containsExactlyInAnyOrder("audit_checkpoints", "audit_seals", "audit_unsealed", "flyway_schema_history");
        assertThat(sql.texts("""
            SELECT relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
              AND NOT has_table_privilege('%s', oid, 'SELECT')""".formatted(RUNTIME.user()))).isEmpty();
    }

    @Test
    void securityDefinerFunctionsFixTheirSearchPath() {
        assertThat(sql.texts("SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace")).isNotEmpty();
        assertThat(sql.texts("""
            SELECT proname FROM pg_proc
            WHERE prosecdef AND pronamespace = 'public'::regnamespace
              AND NOT coalesce('search_path=public, pg_temp' = ANY (proconfig), false)""")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_entries", "point_entries", "refunds", "tickets"})
    void evenTheOwnerCannotTruncateLedgers(String table) {
        assertThatIllegalStateException().isThrownBy(() -> sql.update("TRUNCATE " + table + " CASCADE")).withMessageContaining("refused: ");
    }

    @Test
    void aWrongPasswordIsRefused() {
        for (String user : new String[] {sql.user(), RUNTIME.user(), "postgres"}) {
            assertThatCode(() -> new Sql(sql.url(), user, "yemae").number("SELECT 1"))
                .hasMessageContaining("password authentication failed");
        }
    }
}
