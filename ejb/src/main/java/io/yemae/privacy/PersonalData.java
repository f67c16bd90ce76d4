package io.yemae.privacy;

import io.yemae.audit.AuditLog;
import io.yemae.privacy.persistence.PersonalDataRows;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Exports everything that the platform stores about a user in a machine-readable form (GDPR 20, PIPA 35-2). */
@Stateless
public class PersonalData {

    @Inject
    PersonalDataRows rows;

    @Inject
    AuditLog audit;

    /**
     * @return a JSON object; times are ISO-8601
     * @throws Problem unauthenticated {@code USER_NOT_FOUND}
     */
    public String export(UserId user) {
        String document = rows.export(user).orElseThrow(Problem::userGone);
        audit.record("user.export", user.toString(), "");
        return document;
    }
}
