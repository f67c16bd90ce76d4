package io.yemae.catalog.persistence;

import io.yemae.catalog.domain.KeywordMapping;
import io.yemae.shared.Problem;
import io.yemae.shared.sql.Constraints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class KeywordMappingRows {

    @PersistenceContext
    EntityManager entityManager;

    /** @throws Problem conflict {@code KEYWORD_MAPPING_TAKEN} */
    public void add(KeywordMapping mapping) {
        try {
            entityManager.persist(mapping);
            entityManager.flush();
        } catch (PersistenceException e) {
            throw Constraints.violated(e).filter("keyword_mappings_pair"::equals).isPresent()
                ? Problem.conflict("KEYWORD_MAPPING_TAKEN", "이미 있는 키워드 쌍입니다.")
                : e;
        }
    }

    public Optional<KeywordMapping> find(UUID id) {
        return Optional.ofNullable(entityManager.find(KeywordMapping.class, id));
    }

    public void remove(KeywordMapping mapping) {
        entityManager.remove(mapping);
    }

    /** By the Korean keyword. */
    public List<KeywordMapping> list() {
        return entityManager.createQuery("SELECT m FROM KeywordMapping m ORDER BY m.korean, m.english", KeywordMapping.class)
            .getResultList();
    }
}
