package io.yemae.alerts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.alerts.domain.Alert;
import io.yemae.alerts.domain.Condition;
import io.yemae.alerts.domain.Finding;
import io.yemae.shared.text.Language;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertMailsTest {
    private static final Instant START = Instant.parse("2026-12-24T11:00:00Z");

    @ParameterizedTest
    @EnumSource(Condition.class)
    void everyConditionHasItsTextsInBothLanguages(Condition condition) {
        Alert alert = new Alert(new Finding(condition, "Notices", 7), START, START.plusSeconds(70), false);

        for (Language language : Language.values()) {
            assertThat(AlertMails.text(language, "holds", alert)).contains("2026-12-24 20:00:00").doesNotContain("{", "}");
            assertThat(AlertMails.text(language, "over", alert)).contains("2026-12-24 20:01:10").doesNotContain("{", "}");
        }
        assertThat(AlertMails.WORDS.in(Language.EN).keySet()).isEqualTo(AlertMails.WORDS.in(Language.KO).keySet());
    }

    @Test
    void theSubjectSaysInBothLanguagesWhatIsWrong() {
        assertThat(AlertMails.subject("holds", new Finding(Condition.DEAD_LETTERS, "Notices", 2))).isEqualTo(
            "[예매] 위급: 큐 Notices에 배달하지 못한 메시지가 2건 있습니다 / 2 messages of the queue Notices could not be delivered");
    }
}
