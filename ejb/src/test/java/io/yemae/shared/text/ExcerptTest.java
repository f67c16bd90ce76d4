package io.yemae.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aShortTextIsUnchanged() {
        assertThat(Excerpt.of("가나", 2)).isEqualTo("가나");
        assertThat(Excerpt.of("", 0)).isEmpty();
    }

    @Test
    void aTextIsCutBetweenGraphemeClusters() {
        assertThat(Excerpt.of("가\uD83C\uDFB5나", 2)).as("a surrogate pair").isEqualTo("가");
        assertThat(Excerpt.of("가e\u0301나", 2)).as("a combining mark").isEqualTo("가");
        assertThat(Excerpt.of("가👨\u200d👩\u200d👧나", 6)).as("joined emoji").isEqualTo("가");
        assertThat(Excerpt.of("\u1112\u1161\u11ab\u1100\u1173\u11af", 5)).as("decomposed Hangul").isEqualTo("\u1112\u1161\u11ab");
        assertThat(Excerpt.of("가나다", 2)).isEqualTo("가나");
    }

    @Test
    void aLineHasNoLineBreaks() {
        assertThat(Excerpt.line(" 공연\r\n결제\u2028상태\u0085끝\t", 100)).isEqualTo("공연 결제 상태 끝");
        assertThat(Excerpt.line("가 나다", 2)).isEqualTo("가");
    }
}
