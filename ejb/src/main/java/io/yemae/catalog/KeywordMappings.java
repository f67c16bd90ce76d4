package io.yemae.catalog;

import io.yemae.audit.AuditLog;
import io.yemae.catalog.domain.KeywordMapping;
import io.yemae.catalog.persistence.KeywordMappingRows;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Pairs of Korean and English keywords: a search for one also finds the other (requirement 2, "Events"). Changes apply to the next search.
 */
@Stateless
public class KeywordMappings {

    @Inject
    KeywordMappingRows mappings;

    @Inject
    AuditLog audit;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** @throws Problem conflict {@code KEYWORD_MAPPING_TAKEN} */
    public KeywordMappingView add(String korean, String english) {
        KeywordMapping mapping = new KeywordMapping(Uuid7.next(), korean, english, clock.instant());
        mappings.add(mapping);
        KeywordMappingView view = mapping.view();
        audit.record("keyword-mapping.add", view.id().toString(), view.korean() + " = " + view.english());
        changes.publish(Change.ofAllEvents());
        return view;
    }

    /** By the Korean keyword. */
    public List<KeywordMappingView> list() {
        return mappings.list().stream().map(KeywordMapping::view).toList();
    }

    /** @throws Problem not found {@code KEYWORD_MAPPING_NOT_FOUND} */
    public void remove(UUID id) {
        KeywordMapping mapping = mappings.find(id)
            .orElseThrow(() -> Problem.notFound("KEYWORD_MAPPING_NOT_FOUND", "키워드 쌍을 찾을 수 없습니다."));
        KeywordMappingView view = mapping.view();
        mappings.remove(mapping);
        audit.record("keyword-mapping.remove", id.toString(), view.korean() + " = " + view.english());
        changes.publish(Change.ofAllEvents());
    }
}
