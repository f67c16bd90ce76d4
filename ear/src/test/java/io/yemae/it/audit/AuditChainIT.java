package io.yemae.it.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The audit log as a hash chain: changes are detected, and it stays verifiable if its oldest entries are removed. */
class AuditChainIT extends YemaeIT {
    private static final String VERIFY = "/api/admin/audit/verify";
    private static final String SEALED = "SELECT count(*) FROM audit_seals WHERE entry_id = ?::bigint";

    private final Api administrator = stage.administrator();

    @Test
    void entriesAreSealedWithinSeconds() {
        String entry = anEntry();

        soon(() -> assertThat(sql.number(SEALED, entry)).isOne());
        administrator.get(VERIFY).expect(200);
        assertUnbroken();
    }

    @Test
    void concurrentWritersAllGetTheirSeals() {
        Buyer buyer = stage.buyer();
        Crowd.of(40).run(i -> buyer.charge(1));

        soon(() -> assertThat(sql.number("SELECT count(*) FROM audit_entries JOIN audit_seals ON entry_id = id WHERE actor = ?",
            buyer.id()))
            .isEqualTo(sql.number("SELECT count(*) FROM audit_entries WHERE actor = ?", buyer.id())).isPositive());
        assertUnbroken();
    }

    @Test
    void aChangedEntryIsNamed() {
        String entry = aSealedEntry();
        aSealedEntry();
        String before = sql.texts("SELECT detail FROM audit_entries WHERE id = ?::bigint", entry).get(0);

        asOwner("UPDATE audit_entries SET detail = 'nothing' WHERE id = " + entry);
        Answer verdict = administrator.get(VERIFY).expect(200);
        long violations = sql.number("SELECT count(*) FROM audit_breaks(1, (SELECT max(place) FROM audit_seals))");
        asOwner("UPDATE audit_entries SET detail = '" + before + "' WHERE id = " + entry);

        assertThat(verdict.at("/unbroken")).isEqualTo("false");
        assertThat(verdict.at("/broken/entryId")).isEqualTo(entry);
        assertThat(verdict.at("/broken/reason")).isEqualTo("ENTRY_CHANGED");
        assertThat(violations).isOne();
        assertUnbroken();
    }

    @Test
    void aRemovedEntryIsNamed() {
        String entry = aSealedEntry();
        aSealedEntry();

        asOwner("CREATE TABLE removed_entry AS SELECT * FROM audit_entries WHERE id = " + entry, "DELETE FROM audit_entries WHERE id = "
            + entry);
        Answer verdict = administrator.get(VERIFY).expect(200);
        asOwner("INSERT INTO audit_entries OVERRIDING SYSTEM VALUE SELECT * FROM removed_entry", "DROP TABLE removed_entry");

        assertThat(verdict.at("/broken/entryId")).isEqualTo(entry);
        assertThat(verdict.at("/broken/reason")).isEqualTo("ENTRY_MISSING");
        assertUnbroken();
    }

    @Test
    void anExternallyStoredSealRevealsARecomputedChain() {
        aSealedEntry();
        Answer verdict = administrator.get(VERIFY).expect(200);
        String place = verdict.at("/head/place");
        String hash = verdict.at("/head/hash");

        assertThat(administrator.get(VERIFY + "?place=" + place + "&hash=" + hash).expect(200).at("/unbroken")).isEqualTo("true");
        Answer other = administrator.get(VERIFY + "?place=" + place + "&hash=" + "0".repeat(64)).expect(200);
        assertThat(other.at("/broken/reason")).isEqualTo("NOTED_SEAL_DIFFERS");
        administrator.get(VERIFY + "?place=" + place).expectProblem(400, "INVALID_REQUEST");
        administrator.get(VERIFY + "?place=0&hash=" + hash).expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void entriesAndSealsAreNeverChangedOrDeleted() {
        String entry = aSealedEntry();

        for (String change : new String[] {"UPDATE audit_entries SET detail = '' WHERE id = " + entry,
            "DELETE FROM audit_entries WHERE id = " + entry,
                "UPDATE audit_seals SET hash = repeat('0', 64) WHERE entry_id = " + entry, "DELETE FROM audit_seals WHERE entry_id = "
                    + entry}) {
            assertThatThrownBy(() -> sql.update(change)).as(change).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> sql.texts("SELECT forget_audit(364, 1)")).hasMessageContaining("kept for a year");
    }

    /** In a transaction that is rolled back, as the log of this server is younger than any retention. */
    @Test
    void theChainStaysVerifiableIfTheOldestEntriesAreRemoved() throws SQLException {
        try (Connection connection = owner(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('audit-chain'))");
            statement.execute("SET LOCAL yemae.forgets_audit = 'on'");
            statement.execute("DELETE FROM audit_unsealed");
            statement.execute("DELETE FROM audit_seals");
            statement.execute("DELETE FROM audit_entries");
            statement.execute("SET LOCAL yemae.forgets_audit = 'off'");
            statement.execute("INSERT INTO audit_entries (at, actor, action, target, detail) SELECT now() - i * interval '1 day', 'a', "
                + "'b', 'c', 'd'"
                + " FROM generate_series(404, 400, -1) i");
            statement.execute("INSERT INTO audit_entries (actor, action, target, detail) VALUES ('a', 'b', 'c', 'new')");

            assertThat(number(statement, "SELECT seal_audit(100)")).isEqualTo(6);
            assertThat(number(statement, "SELECT forget_audit(400, 2)")).isEqualTo(2);
            assertThat(number(statement, "SELECT forget_audit(400, 100)")).isEqualTo(2);
            assertThat(number(statement, "SELECT forget_audit(400, 100)")).isZero();
            assertThat(number(statement, "SELECT count(*) FROM audit_entries")).isEqualTo(2);
            assertThat(number(statement, "SELECT max(place) FROM audit_checkpoints")).isEqualTo(4);
            assertThat(number(statement, "SELECT count(*) FROM audit_breaks(5, 6)")).isZero();
            assertThat(number(statement, "SELECT count(*) FROM audit_breaks(4, 6)")).isOne();
            statement.execute("INSERT INTO audit_entries (actor, action, target, detail) VALUES ('a', 'b', 'c', 'newer')");
            assertThat(number(statement, "SELECT seal_audit(100)")).isOne();
            assertThat(number(statement, "SELECT count(*) FROM audit_breaks(5, 7)")).isZero();
            connection.rollback();
        }
        assertUnbroken();
    }

    private void assertUnbroken() {
        Answer verdict = administrator.get(VERIFY).expect(200);
        assertThat(verdict.at("/unbroken")).as(verdict.text()).isEqualTo("true");
        assertThat(Long.parseLong(verdict.at("/entries"))).isPositive();
    }

    private static String anEntry() {
        Buyer buyer = stage.buyer();
        buyer.charge(1).expect(200);
        return sql.texts("SELECT max(id) FROM audit_entries WHERE actor = ? AND action = 'points.charge'", buyer.id()).get(0);
    }

    private static String aSealedEntry() {
        String entry = anEntry();
        soon(() -> assertThat(sql.number(SEALED, entry)).isOne());
        return entry;
    }

    /** A connection with all privileges on the tables. */
    private static void asOwner(String... statements) {
        try (Connection connection = owner(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_stay");
            for (String each : statements) {
                statement.execute(each);
            }
            statement.execute("ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_stay");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Connection owner() throws SQLException {
        return sql.connect();
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
