package io.yemae.catalog.domain;

import io.yemae.catalog.KeywordMappingView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A Korean and an English keyword with the same meaning. A search for one also finds the other. */
@Entity
@Table(name = "keyword_mappings")
public class KeywordMapping {

    @Id
    private UUID id;

    private String korean;
    private String english;

    @Column(name = "created_at")
    private Instant createdAt;

    protected KeywordMapping() {
    }

    public KeywordMapping(UUID id, String korean, String english, Instant now) {
        this.id = id;
        this.korean = SearchTerms.folded(korean);
        this.english = SearchTerms.folded(english);
        this.createdAt = now;
    }

    public KeywordMappingView view() {
        return new KeywordMappingView(id, korean, english);
    }
}
