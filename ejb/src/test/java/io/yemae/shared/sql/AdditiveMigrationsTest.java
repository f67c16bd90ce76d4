package io.yemae.shared.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While nodes are upgraded one after the other, the previous version serves from the migrated database: a migration only adds. One that has
 * to take something away says why in a comment of the statement, {@code -- breaks-previous: reason}; ejb/README.md says what to do instead.
 */
class AdditiveMigrationsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    /** The last migration that an upgrade without an interruption need not get past. */
    private static final int BASELINE = 104;

    @Test
    void aMigrationTakesNothingFromThePreviousVersion() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.filter(AdditiveMigrationsTest::isNew).sorted().toList()) {
                assertThat(MigrationText.takenAway(Files.readString(file))).as(file.getFileName().toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE users DROP COLUMN phone;",
        "ALTER TABLE users ADD COLUMN a text, DROP phone;",
        "alter table users rename column phone to telephone;",
        "ALTER TABLE users RENAME TO people;",
        "ALTER TABLE users ALTER COLUMN phone TYPE bigint;",
        "ALTER TABLE users ALTER phone SET DATA TYPE varchar(20);",
        "ALTER TABLE users ALTER phone SET NOT NULL;",
        "ALTER TABLE users ALTER language DROP DEFAULT;",
        "ALTER TABLE users ADD COLUMN age integer NOT NULL;",
        "ALTER TABLE users\n    ADD age integer CHECK (age IN (1, 2)) NOT NULL,\n    ADD COLUMN b text DEFAULT 'x';",
        "DROP TABLE login_failures;",
        "DROP VIEW ticket_schema.seats;",
        "DROP FUNCTION free_seats(uuid[]);",
        "-- breaks-previous:\nDROP TABLE login_failures;"})
    void whatTakesSomethingAwayIsFound(String statement) {
        assertThat(MigrationText.takenAway("CREATE TABLE a (id uuid);\n" + statement)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE users ADD COLUMN age integer;",
        "ALTER TABLE users ADD COLUMN age integer NOT NULL DEFAULT 0, ADD CONSTRAINT users_age CHECK (age IS NOT NULL);",
        "ALTER TABLE users DROP CONSTRAINT users_role_check, ADD CONSTRAINT users_role CHECK (role IN ('USER', 'DOOR'));",
        "ALTER TABLE users ALTER phone DROP NOT NULL;",
        "CREATE TABLE pets (name text NOT NULL);\nALTER TABLE pets ALTER name TYPE varchar(5);\nDROP TABLE pets;",
        "DROP TRIGGER payments_stay ON payments;",
        "-- Nobody reads it.\n-- breaks-previous: logins are throttled elsewhere since V0070\nDROP TABLE login_failures;",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n    DROP TABLE mine;\nEND $$;",
        "-- The next version will DROP TABLE users;\nSELECT 'DROP TABLE users; --';"})
    void whatOnlyAddsIsAccepted(String statements) {
        assertThat(MigrationText.takenAway(statements)).isEmpty();
    }

    @Test
    void theOldMigrationsWouldBeFound() throws IOException {
        assertThat(MigrationText.takenAway(Files.readString(MIGRATIONS.resolve("V0070__login_failures.sql"))))
            .isEqualTo(List.of("DROP TABLE login_failures"));
    }

    private static boolean isNew(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("R__") || name.startsWith("V") && Integer.parseInt(name.substring(1, name.indexOf("__"))) > BASELINE;
    }
}
