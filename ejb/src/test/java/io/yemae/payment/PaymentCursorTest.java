package io.yemae.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentCursorTest {

    @Test
    void aCursorIsReadAsItWasWritten() {
        PaymentCursor cursor = new PaymentCursor(Instant.parse("2026-11-28T03:28:00.033924Z"), 106);

        assertThat(PaymentCursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(PaymentCursor.parse(null)).isNull();
        assertThat(PaymentCursor.parse("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1-", "-1", "-1-1", "1-1-1", "100000000000000000-1", "1-1000000000000000000", "1.5-1", " 1-1", "１-1"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> PaymentCursor.parse(text)).isInstanceOf(Problem.class);
    }
}
