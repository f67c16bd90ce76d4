package io.yemae.shared.sql;

import io.yemae.shared.Problem;
import io.yemae.shared.text.Text;
import java.util.Arrays;

/** A search term with limits, which are checked before any work is spent on it. */
public final class SearchText {
    private static final int LONGEST = 100;
    private static final int LONGEST_WORD = 50;
    /** Folding turns one character into at most 18 and shortens none to less than a tenth. */
    private static final int LONGEST_TYPED = 1_000;

    private SearchText() {
    }

    /**
     * The folded text, with one space between words. Null if no search term is given.
     *
     * @param field the parameter that the text came in
     * @throws Problem invalid if it has more than 100 characters after folding, or a word of more than 50
     */
    public static String of(String field, String typed) {
        if (typed == null) {
            return null;
        }
        if (typed.length() > LONGEST_TYPED) {
            throw tooLong(field);
        }
        String folded = Text.folded(typed).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (Text.length(folded) > LONGEST || Arrays.stream(folded.split(" ")).anyMatch(word -> Text.length(word) > LONGEST_WORD)) {
            throw tooLong(field);
        }
        return folded.isEmpty() ? null : folded;
    }

    private static Problem tooLong(String field) {
        return Problem.invalidField(field, "검색어는 100자 이하, 낱말마다 50자 이하여야 합니다.");
    }
}
