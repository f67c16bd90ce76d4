package io.yemae.shared.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @Test
    void textIsFoldedWithOneSpaceBetweenWords() {
        assertThat(SearchText.of("q", " İU\u3000 Concert\n")).isEqualTo("iu concert");
        assertThat(SearchText.of("q", " \t")).isNull();
        assertThat(SearchText.of("q", null)).isNull();
    }

    @Test
    void aHundredCharactersAreTheLimit() {
        String word = "🎫".repeat(49);

        assertThat(SearchText.of("q", word + " " + word + "x")).isEqualTo(word + " " + word + "x");
        assertThatThrownBy(() -> SearchText.of("q", word + " " + word + " xx")).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 60, 600, 20_000})
    void theLimitAppliesAfterFolding(int times) {
        // U+FDFA becomes 18 characters in four words.
        assertThatThrownBy(() -> SearchText.of("q", "ﷺ ".repeat(times))).isInstanceOfSatisfying(Problem.class,
            problem -> assertThat(problem.fields().get(0).field()).isEqualTo("q"));
    }

    @Test
    void fiftyCharactersAreTheLimitForAWord() {
        assertThat(SearchText.of("q", "x".repeat(50))).hasSize(50);
        assertThatThrownBy(() -> SearchText.of("q", "x".repeat(51))).isInstanceOf(Problem.class);
    }
}
