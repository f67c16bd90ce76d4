package io.yemae.it.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.YemaeIT;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mails to operators about critical conditions. */
class AlertsIT extends YemaeIT {
    private static final String CONDITION = "MESSAGES_NOT_SENT";
    private static final String HOLDS = "Messages have waited";
    private static final String OVER = "This is over:";

    @Test
    void aMessageThatIsNotSentIsMailedOnceAndAgainWhenItIsOverByWhoeverHasClaimedIt() {
        sql.update("DELETE FROM alerts WHERE condition IN (?, 'CLOCK_WRONG')", CONDITION);
        sql.update("""
            INSERT INTO alerts (condition, subject, size, since, seen_at, claimed_until)
            VALUES ('CLOCK_WRONG', 'of another node', 7, now() - interval '2 minutes', now(), now() + interval '1 hour')""");
        int before = mails(HOLDS).size();
        String message = UUID.randomUUID().toString();
        // No relay takes it, as if the broker were away for an hour.
        sql.update("""
            INSERT INTO outbox (id, queue, type, subject, created_at, claimed_until)
            VALUES (?::uuid, 'NOTICES', 'test', gen_random_uuid(), now() - interval '1 hour', now() + interval '1 hour')""", message);
        try {
            soon(() -> assertThat(mails(HOLDS)).hasSize(before + 1));
            soon(() -> assertThat(sql.number("SELECT count(*) FROM alerts WHERE condition = ? AND seen_at > told_at", CONDITION))
                .as("seen again").isOne());
            assertThat(mails(HOLDS).get(before)).contains("메시지가").contains("/health").contains("/admin");
        } finally {
            sql.update("DELETE FROM outbox WHERE id = ?::uuid", message);
        }
        soon(() -> {
            // Two minutes ago, unless it was seen again meanwhile by a state that was read before the deletion.
            sql.update("UPDATE alerts SET since = since - interval '1 hour', seen_at = seen_at - interval '2 minutes' WHERE condition = ?",
                CONDITION);
            assertThat(sql.number("SELECT count(*) FROM alerts WHERE condition = ?", CONDITION)).isZero();
        });
        assertThat(mails("differs from the database's by 7 s")).as("claimed by another node").isEmpty();
        sql.update("DELETE FROM alerts WHERE condition = 'CLOCK_WRONG'");
        assertThat(mails(HOLDS)).as("one when it begins, and one when it ends").hasSize(before + 2);
        assertThat(mails(HOLDS).get(before + 1)).contains(OVER, "다음 상태가 끝났습니다.");
    }

    private static List<String> mails(String text) {
        return Platform.mailsTo(Platform.OPERATORS).stream().filter(each -> each.contains(text)).toList();
    }
}
