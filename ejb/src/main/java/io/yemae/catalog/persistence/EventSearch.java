package io.yemae.catalog.persistence;

import io.yemae.catalog.domain.SearchTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Finds events by a part of their title, artist, venue or address, in Korean and English alike. */
@ApplicationScoped
class EventSearch {

    /*
     * Terms are judged one by one, by their pairs of characters (events_by_text, venues_by_text, then events_by_venue) and then letter by
     * letter: strpos knows no wildcards, so a % or a _ that a person typed is just that.
     */
    private static final String MATCHING = """
        WITH term AS (
            SELECT place, folded(text) AS text
            FROM unnest(?1, ?2) AS typed (place, text))
        SELECT event_id
        FROM (SELECT term.place, event.id AS event_id
              FROM term
              JOIN events event ON bigrams(event.search_text) @> bigrams(term.text)
              WHERE strpos(event.search_text, term.text) > 0
              UNION ALL
              SELECT term.place, event.id
              FROM term
              JOIN venues venue ON bigrams(venue.search_text) @> bigrams(term.text)
              JOIN events event ON event.venue_id = venue.id
              WHERE strpos(venue.search_text, term.text) > 0) hit
        GROUP BY event_id
        HAVING count(DISTINCT place) = ?3""";

    /* By keyword_mappings_pair and keyword_mappings_by_english. */
    private static final String PARTNERS = """
        SELECT korean, english
        FROM keyword_mappings
        WHERE korean = ANY (?1)
           OR english = ANY (?1)""";

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    /** The events in which every term is found. */
    @SuppressWarnings("unchecked")
    UUID[] matching(SearchTerms terms) {
        List<Set<String>> all = terms.alternatives(partners(terms.phrases()));
        List<Integer> places = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            for (String alternative : all.get(place)) {
                places.add(place);
                texts.add(alternative);
            }
        }
        List<UUID> ids = entityManager.createNativeQuery(MATCHING, UUID.class)
            .setParameter(1, places.toArray(Integer[]::new))
            .setParameter(2, texts.toArray(String[]::new))
            .setParameter(3, all.size())
            .getResultList();
        return ids.toArray(UUID[]::new);
    }

    /** A keyword in both languages, or the text alone when it is none. */
    Set<String> bothLanguages(String text) {
        String keyword = SearchTerms.folded(text);
        Set<String> names = new TreeSet<>(partners(Set.of(keyword)).getOrDefault(keyword, Set.of()));
        names.add(keyword);
        return names;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Set<String>> partners(Collection<String> keywords) {
        List<Tuple> rows = entityManager.createNativeQuery(PARTNERS, Tuple.class)
            .setParameter(1, keywords.toArray(String[]::new))
            .getResultList();
        Map<String, Set<String>> partners = new HashMap<>();
        for (Tuple row : rows) {
            String korean = row.get("korean", String.class);
            String english = row.get("english", String.class);
            partners.computeIfAbsent(korean, word -> new TreeSet<>()).add(english);
            partners.computeIfAbsent(english, word -> new TreeSet<>()).add(korean);
        }
        return partners;
    }
}
