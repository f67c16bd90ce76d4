package io.yemae.it.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.devservices.database.Database;
import io.yemae.it.kit.ApplicationSql;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.YemaeIT;
import io.yemae.shared.sql.SchemaMigration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of the previous version, with data, becomes one of this version. */
class PreviousVersionIT extends YemaeIT {
    private static final String EVENT = "'01980000-0000-7000-8000-000000000021'";
    private static final String COLUMNS = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
        FROM information_schema.columns
        WHERE table_schema = 'public'
        ORDER BY 1""";
    private static final String FUNCTIONS = """
        SELECT proname || '(' || pg_get_function_identity_arguments(routine.oid) || ') ' || md5(prosrc)
        FROM pg_proc routine
        WHERE pronamespace = 'public'::regnamespace
          AND prokind = 'f'
          AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = routine.oid AND deptype = 'e')
        ORDER BY 1""";
    private static final String INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1";
    /* Without parentheses: a dump writes more of them. */
    private static final String TRIGGERS = """
        SELECT translate(pg_get_triggerdef(definition.oid), '()', '')
        FROM pg_trigger definition
        JOIN pg_class owner ON owner.oid = tgrelid
        WHERE relnamespace = 'public'::regnamespace
          AND NOT tgisinternal
        ORDER BY 1""";
    private static final String CONSTRAINTS = """
        SELECT conrelid::regclass || '.' || conname || ' ' || translate(pg_get_constraintdef(oid), '()', '')
        FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
        ORDER BY 1""";
    private static final String TICKETS = "SELECT status FROM queue_tickets ORDER BY arrival";

    private static Database previous;

    @BeforeAll
    static void migrateTheDump() throws SQLException {
        previous = Platform.startDatabase(Platform.directory().resolve("previous-version"));
        try (Connection connection = previous.connect(); Statement statement = connection.createStatement()) {
            statement.execute(ApplicationSql.read("/migration/schema-0058.sql"));
        }
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(previous.jdbcUrl());
        owner.setUser(previous.user());
        owner.setPassword(previous.password());
        SchemaMigration.run(owner, previous.runtimeUser());
    }

    @AfterAll
    static void stop() {
        previous.stop();
    }

    @Test
    void theSchemaIsThatOfANewDatabase() throws SQLException {
        for (String part : List.of(COLUMNS, FUNCTIONS, INDEXES, TRIGGERS, CONSTRAINTS)) {
            assertThat(texts(part)).isNotEmpty().isEqualTo(sql.texts(part));
        }
    }

    @Test
    void theDataIsKept() throws SQLException {
        assertThat(texts("SELECT email FROM users ORDER BY email")).containsExactly("duri@yemae.test", "hana@yemae.test");
        assertThat(texts("SELECT status FROM reservations ORDER BY number")).containsExactly("confirmed", "pending", "expired");
        assertThat(texts("SELECT status FROM seat_states ORDER BY seat_id")).containsExactly("sold", "locked", "available");
        assertThat(texts("SELECT sum(amount)::text FROM point_entries")).isEqualTo(texts("SELECT balance::text FROM point_accounts"));
        assertThat(texts(TICKETS)).containsExactly("ADMITTED", "WAITING", "LEFT");
    }

    @Test
    void theRulesWorkWithTheData() throws SQLException {
        try (Connection connection = previous.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM queue_turn(" + EVENT + ", 0, 'act', '{}', '{}', '{}', '{}', '{}', 1000, 1000, 100, 5)");
            assertThat(texts(statement, TICKETS)).as("holds seats; nobody ran for long; left")
                .containsExactly("ADMITTED", "WAITING", "LEFT");
            assertThat(texts(statement, "SELECT free_seats(ARRAY(SELECT id FROM reservations WHERE status = 'pending'))::text"))
                .containsExactly("1");
            connection.rollback();
        }
    }

    private static List<String> texts(String query) throws SQLException {
        try (Connection connection = previous.connect(); Statement statement = connection.createStatement()) {
            return texts(statement, query);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
