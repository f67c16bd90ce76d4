package io.yemae.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of a client by its header. */
class AcceptLanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|EN", "en-GB,en;q=0.9,ko;q=0.8|EN", "ko-KR,ko;q=0.9,en;q=0.8|KO", "en;q=0.5, ko|KO", "EN-us|EN",
        "*|KO", "fr|KO", "fr, en;q=0.3|EN", "fr, en;q=0.3, *;q=0.5|KO", "en, *;q=0.5|EN", "ko;q=0, *|EN", "en;q=0|KO", "en;q=0, ko;q=0|KO",
        "en, ko|KO", "ko, en|KO", "en;q=2|KO", "en;q=x, ko;q=0.1|KO", "english|KO", "eng-x|KO", ",,;|KO"})
    void theHighestQualityDecidesAndKoreanIsTheDefault(String header, Language expected) {
        assertThat(AcceptLanguage.preferred(header)).isEqualTo(expected);
    }

    @Test
    void aHeaderThatSaysNothingLeavesTheChoice() {
        assertThat(AcceptLanguage.preferred(null)).isEqualTo(Language.KO);
        assertThat(AcceptLanguage.preferred(null, Language.EN)).isEqualTo(Language.EN);
        assertThat(AcceptLanguage.preferred("*", Language.EN)).isEqualTo(Language.EN);
        assertThat(AcceptLanguage.preferred("ko", Language.EN)).isEqualTo(Language.KO);
    }
}
