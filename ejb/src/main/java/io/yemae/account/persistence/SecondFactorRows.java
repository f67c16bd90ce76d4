package io.yemae.account.persistence;

import io.yemae.account.domain.RecoveryCode;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/** The statements for authenticators and recovery codes. */
@ApplicationScoped
public class SecondFactorRows {
    private static final String BEGIN = """
        INSERT INTO second_factors AS present (user_id, sealed_secret)
        VALUES (?1, ?2)
        ON CONFLICT (user_id) DO UPDATE
        SET sealed_secret = excluded.sealed_secret, created_at = now()
        WHERE present.confirmed_at IS NULL""";

    private static final String FIND = """
        SELECT sealed_secret, confirmed_at IS NOT NULL AS confirmed,
               (SELECT count(*) FROM recovery_codes WHERE recovery_codes.user_id = second_factors.user_id AND used_at IS NULL) AS codes_left
        FROM second_factors
        WHERE user_id = ?1""";

    private static final String CONFIRM = """
        UPDATE second_factors
        SET confirmed_at = now(), last_step = ?2
        WHERE user_id = ?1
          AND confirmed_at IS NULL""";

    private static final String USE_STEP = """
        UPDATE second_factors
        SET last_step = ?2
        WHERE user_id = ?1
          AND last_step < ?2""";

    private static final String ADD_CODE = """
        INSERT INTO recovery_codes (user_id, hash)
        VALUES (?1, ?2)""";

    private static final String USE_CODE = """
        UPDATE recovery_codes
        SET used_at = now()
        WHERE user_id = ?1
          AND hash = ?2
          AND used_at IS NULL""";

    @PersistenceContext
    EntityManager entityManager;

    /** @param confirmed whether the owner has entered a code; an unconfirmed factor has no effect */
    public record SecondFactor(String sealedSecret, boolean confirmed, int recoveryCodesLeft) {
    }

    /** Replaces an unconfirmed factor. @return false if there is a confirmed one */
    public boolean begin(UserId user, String sealedSecret) {
        return execute(BEGIN, user, sealedSecret) == 1;
    }

    @SuppressWarnings("unchecked")
    public Optional<SecondFactor> find(UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(FIND, Tuple.class).setParameter(1, user.value()).getResultList();
        return rows.stream().findFirst()
            .map(row -> new SecondFactor(row.get("sealed_secret", String.class), row.get("confirmed", Boolean.class),
            ((Number) row.get("codes_left")).intValue()));
    }

    /** @return false if there is no unconfirmed factor */
    public boolean confirm(UserId user, long step, List<RecoveryCode> codes) {
        if (execute(CONFIRM, user, step) == 0) {
            return false;
        }
        codes.forEach(code -> execute(ADD_CODE, user, code.hash(user)));
        return true;
    }

    /** @return false if a code of this step, or of a later one, was used before */
    public boolean useStep(UserId user, long step) {
        return execute(USE_STEP, user, step) == 1;
    }

    /** @return false if the code is not the user's, or was used before */
    public boolean use(UserId user, RecoveryCode code) {
        return execute(USE_CODE, user, code.hash(user)) == 1;
    }

    /** @return whether there was a factor */
    public boolean remove(UserId user) {
        entityManager.createNativeQuery("DELETE FROM recovery_codes WHERE user_id = ?1").setParameter(1, user.value()).executeUpdate();
        return entityManager.createNativeQuery("DELETE FROM second_factors WHERE user_id = ?1").setParameter(1, user.value())
            .executeUpdate() > 0;
    }

    private int execute(String sql, UserId user, Object value) {
        return entityManager.createNativeQuery(sql).setParameter(1, user.value()).setParameter(2, value).executeUpdate();
    }
}
