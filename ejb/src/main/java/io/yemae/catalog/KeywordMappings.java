package io.yemae.catalog;

import io.yemae.catalog.domain.KeywordMapping;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The pairs of words that make a search find both languages (requirement 2, "Events"). A change holds from the next search on. */
@Stateless
public class KeywordMappings {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    AuditLog audit;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** @throws Problem conflict {@code KEYWORD_MAPPING_TAKEN} */
    public KeywordMappingView add(String korean, String english) {
        KeywordMapping mapping = new KeywordMapping(Uuid7.next(), korean, english, clock.instant());
        try {
            entityManager.persist(mapping);
            entityManager.flush();
        } catch (PersistenceException e) {
            throw Constraints.violated(e).filter("keyword_mappings_pair"::equals).isPresent()
                ? Problem.conflict("KEYWORD_MAPPING_TAKEN", "이미 있는 키워드 쌍입니다.")
                : e;
        }
        KeywordMappingView view = mapping.view();
        audit.record("keyword-mapping.add", view.id().toString(), view.korean() + " = " + view.english());
        changes.tell(Change.ofAllEvents());
        return view;
    }

    public List<KeywordMappingView> list() {
        return entityManager.createQuery("SELECT m FROM KeywordMapping m ORDER BY m.korean, m.english", KeywordMapping.class)
            .getResultStream()
            .map(KeywordMapping::view)
            .toList();
    }

    /** @throws Problem not found {@code KEYWORD_MAPPING_NOT_FOUND} */
    public void remove(UUID id) {
        KeywordMapping mapping = entityManager.find(KeywordMapping.class, id);
        if (mapping == null) {
            throw Problem.notFound("KEYWORD_MAPPING_NOT_FOUND", "키워드 쌍을 찾을 수 없습니다.");
        }
        KeywordMappingView view = mapping.view();
        entityManager.remove(mapping);
        audit.record("keyword-mapping.remove", id.toString(), view.korean() + " = " + view.english());
        changes.tell(Change.ofAllEvents());
    }
}
