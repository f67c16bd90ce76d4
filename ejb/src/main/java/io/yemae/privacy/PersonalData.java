package io.yemae.privacy;

import io.yemae.ops.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.SqlFile;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** What a user may take along: everything that the platform keeps about the user, in a form that programs read (GDPR 20, PIPA 35-2). */
@Stateless
public class PersonalData {
    private static final String EXPORT = SqlFile.read(PersonalData.class, "export.sql");

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    AuditLog audit;

    /**
     * @return a JSON object; times are ISO-8601
     * @throws Problem unauthenticated {@code USER_NOT_FOUND}
     */
    @SuppressWarnings("unchecked")
    public String export(UserId user) {
        List<String> found = entityManager.createNativeQuery(EXPORT, String.class).setParameter(1, user.value()).getResultList();
        String document = found.stream().findFirst().orElseThrow(Problem::userGone);
        audit.record("user.export", user.toString(), "");
        return document;
    }
}
