package io.yemae.catalog;

import io.yemae.catalog.domain.SearchTerms;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A Korean and an English word that mean the same; searching for one finds the other. */
@Entity
@Table(name = "keyword_mappings")
class KeywordMapping {

    @Id
    private UUID id;

    private String korean;
    private String english;

    @Column(name = "created_at")
    private Instant createdAt;

    protected KeywordMapping() {
    }

    KeywordMapping(UUID id, String korean, String english, Instant now) {
        this.id = id;
        this.korean = SearchTerms.folded(korean);
        this.english = SearchTerms.folded(english);
        this.createdAt = now;
    }

    KeywordMappingView view() {
        return new KeywordMappingView(id, korean, english);
    }
}
