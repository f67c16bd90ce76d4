package io.yemae.catalog.persistence;

import io.yemae.catalog.domain.SearchTerms;
import io.yemae.shared.sql.SqlFile;
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

/** Finds events by parts of their title, artist, venue or address, in Korean and English. */
@ApplicationScoped
class EventTextSearch {

    private static final String MATCHING = SqlFile.read(EventTextSearch.class, "match-text.sql");

    /* By keyword_mappings_pair and keyword_mappings_by_english. */
    private static final String PARTNERS = """
        SELECT korean, english
        FROM keyword_mappings
        WHERE korean = ANY (?1)
           OR english = ANY (?1)""";

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    /** The events in which every term matches. */
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

    /** A keyword in both languages; the text alone if it is no keyword. */
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
