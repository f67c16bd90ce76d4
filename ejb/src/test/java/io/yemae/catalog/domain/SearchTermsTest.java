package io.yemae.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchTermsTest {
    private static final Map<String, Set<String>> PARTNERS = Map.of(
        "iu", Set.of("아이유"), "concert", Set.of("콘서트"), "olympic park", Set.of("올림픽공원"), "연극", Set.of("play", "theater"));

    @Test
    void blanksAndControlCharactersSeparateWords() {
        assertThat(SearchTerms.of(" 아이유\t콘서트\u0000 2026 ").words()).containsExactly("아이유", "콘서트", "2026");
    }

    @Test
    void nothingTypedIsNothingToSearchFor() {
        assertThat(SearchTerms.of(null).isEmpty()).isTrue();
        assertThat(SearchTerms.of(" \u0000\n").isEmpty()).isTrue();
    }

    @Test
    void hangulTakenApartAndWideLettersAreTheSameWord() {
        assertThat(SearchTerms.of(Normalizer.normalize("서울", Normalizer.Form.NFD)).words()).containsExactly("서울");
        assertThat(SearchTerms.of("ＩＵ").words()).containsExactly("iu");
    }

    @Test
    void eachWordMayStandInEitherLanguage() {
        assertThat(SearchTerms.of("IU Concert 2026").alternatives(PARTNERS))
            .containsExactly(Set.of("iu", "아이유"), Set.of("concert", "콘서트"), Set.of("2026"));
        assertThat(SearchTerms.of("연극").alternatives(PARTNERS)).containsExactly(Set.of("연극", "play", "theater"));
    }

    @Test
    void theLongestKeywordCounts() {
        assertThat(SearchTerms.of("Olympic Park concert").alternatives(PARTNERS))
            .containsExactly(Set.of("olympic park", "올림픽공원"), Set.of("concert", "콘서트"));
    }

    @Test
    void aLongTextHasFewTerms() {
        SearchTerms terms = SearchTerms.of("a ".repeat(5_000));

        assertThat(terms.words()).hasSize(8);
        assertThat(terms.phrases()).hasSizeLessThan(32);
    }
}
