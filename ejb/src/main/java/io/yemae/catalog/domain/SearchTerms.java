package io.yemae.catalog.domain;

import io.yemae.shared.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folded words of a search text. All words must match, each in any field and in either language.
 *
 * @param words at most 8; the last one contains the rest of the text, so that the cost of a search is bounded
 */
public record SearchTerms(List<String> words) {
    private static final int MOST_WORDS = 8;
    /** Names of venues have up to this many words. */
    private static final int LONGEST_PHRASE = 4;

    /** Without words if there is nothing to search for. */
    public static SearchTerms of(String text) {
        String typed = text == null ? "" : folded(text.replaceAll("[\\p{Cntrl}\\s]+", " "));
        return new SearchTerms(typed.isEmpty() ? List.of() : List.of(typed.split(" ", MOST_WORDS)));
    }

    /** Normalises case and characters like the database function {@code folded}. */
    public static String folded(String text) {
        return Text.folded(text).strip();
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** All sequences of words that may be a keyword. */
    public Set<String> phrases() {
        Set<String> phrases = new LinkedHashSet<>();
        for (int start = 0; start < words.size(); start++) {
            for (int end = start + 1; end <= Math.min(words.size(), start + LONGEST_PHRASE); end++) {
                phrases.add(phrase(start, end));
            }
        }
        return phrases;
    }

    /**
     * The terms that must all match, each with its synonyms. The longest keyword wins, so that "olympic park" is one venue and not two
     * words.
     *
     * @param partners keywords with their translations
     */
    public List<Set<String>> alternatives(Map<String, Set<String>> partners) {
        List<Set<String>> all = new ArrayList<>();
        int start = 0;
        while (start < words.size()) {
            int end = Math.min(words.size(), start + LONGEST_PHRASE);
            while (end > start + 1 && !partners.containsKey(phrase(start, end))) {
                end--;
            }
            Set<String> alternatives = new TreeSet<>(partners.getOrDefault(phrase(start, end), Set.of()));
            alternatives.add(phrase(start, end));
            all.add(alternatives);
            start = end;
        }
        return all;
    }

    private String phrase(int start, int end) {
        return String.join(" ", words.subList(start, end));
    }
}
