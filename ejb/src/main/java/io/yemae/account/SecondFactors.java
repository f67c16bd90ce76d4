package io.yemae.account;

import io.yemae.account.domain.RecoveryCode;
import io.yemae.account.domain.Totp;
import io.yemae.account.integration.SecretBox;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.account.persistence.SecondFactorRows;
import io.yemae.account.persistence.SecondFactorRows.SecondFactor;
import io.yemae.audit.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.tries.Client;
import io.yemae.tries.LoginAttempt;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** Authenticators as a second factor beside the password (TOTP, RFC 6238), with recovery codes. */
@Stateless
public class SecondFactors {
    private static final int RECOVERY_CODES = 10;

    @Inject
    PasswordProofs proofs;

    @Inject
    SecondFactorRows rows;

    @Inject
    SecretBox box;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Inject
    Transactions transactions;

    /**
     * Begins the enrolment: creates a secret for the authenticator, which is in force once it is confirmed.
     *
     * @return the secret in base 32
     * @throws Problem invalid {@code WRONG_PASSWORD}, conflict {@code SECOND_FACTOR_ENROLLED}, throttled {@code TOO_MANY_LOGINS},
     *     unavailable {@code BUSY}
     */
    // The password hash is computed between short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String enrol(UserId user, String password, Client client) {
        proofs.require(user, password, client);
        byte[] secret = Totp.newSecret();
        String sealed = box.seal(secret, user);
        transactions.required(() -> begin(user, sealed));
        return Totp.base32(secret);
    }

    /**
     * Confirms that the authenticator has the secret. All other logins of the user end, because they were made without it.
     *
     * @param login the login to keep; null if the token belongs to none of ours
     * @return recovery codes, which are shown only once
     * @throws Problem invalid {@code WRONG_CODE}, conflict {@code SECOND_FACTOR_ENROLLED}, not found {@code SECOND_FACTOR_NOT_BEGUN}
     */
    public List<String> confirm(UserId user, UUID login, String code) {
        SecondFactor factor = rows.find(user)
            .orElseThrow(() -> Problem.notFound("SECOND_FACTOR_NOT_BEGUN", "2단계 인증 등록을 먼저 시작해주세요."));
        OptionalLong step = Totp.step(box.open(factor.sealedSecret(), user), code, clock.instant());
        if (!factor.confirmed() && step.isEmpty()) {
            throw wrongCode();
        }
        List<RecoveryCode> codes = Stream.generate(RecoveryCode::random).limit(RECOVERY_CODES).toList();
        if (factor.confirmed() || !rows.confirm(user, step.getAsLong(), codes)) {
            throw enrolled();
        }
        refreshTokens.endOthers(user, login);
        audit.record("user.second-factor.enrol", user.toString(), "");
        return codes.stream().map(RecoveryCode::value).toList();
    }

    /**
     * @throws Problem invalid {@code WRONG_PASSWORD} or {@code WRONG_CODE}, not found {@code SECOND_FACTOR_NOT_ENROLLED}, throttled
     *                 {@code TOO_MANY_LOGINS}, unavailable {@code BUSY}
     */
    // The password hash is computed between short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void disable(UserId user, String password, String code, String recoveryCode, Client client) {
        proofs.require(user, password, client, () -> removeWith(user, code, recoveryCode));
    }

    /** The number of unused recovery codes; empty if there is no confirmed factor. */
    public Optional<Integer> recoveryCodesLeft(UserId user) {
        return rows.find(user).filter(SecondFactor::confirmed).map(SecondFactor::recoveryCodesLeft);
    }

    /**
     * Removes the factor of a user who lost authenticator and recovery codes, and was identified otherwise.
     *
     * @throws Problem not found {@code SECOND_FACTOR_NOT_ENROLLED}, conflict {@code OWN_ACCOUNT}
     */
    public void reset(UserId user, UserId administrator) {
        if (user.equals(administrator)) {
            throw Problem.conflict("OWN_ACCOUNT", "자신의 2단계 인증은 비밀번호와 코드로 해제해주세요.");
        }
        if (!rows.remove(user)) {
            throw notEnrolled();
        }
        refreshTokens.endOthers(user, null);
        audit.record("user.second-factor.reset", user.toString(), "");
    }

    /**
     * Checks the second factor of a login with the right password. A valid code is used up, even if the login fails afterwards.
     *
     * @return the reason to refuse the login; empty if there is none
     */
    public Optional<Problem> missing(UserId user, LoginAttempt attempt) {
        Optional<SecondFactor> factor = rows.find(user).filter(SecondFactor::confirmed);
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        if (!attempt.hasSecondFactor()) {
            return Optional.of(Problem.unauthenticated("SECOND_FACTOR_REQUIRED", "2단계 인증 코드를 입력해주세요."));
        }
        if (uses(user, factor.get(), attempt.code(), attempt.recoveryCode())) {
            return Optional.empty();
        }
        return Optional.of(Problem.unauthenticated("BAD_SECOND_FACTOR", "2단계 인증 코드가 올바르지 않거나 이미 사용되었습니다."));
    }


    private void begin(UserId user, String sealedSecret) {
        if (!rows.begin(user, sealedSecret)) {
            throw enrolled();
        }
    }

    private void removeWith(UserId user, String code, String recoveryCode) {
        SecondFactor factor = rows.find(user).filter(SecondFactor::confirmed).orElseThrow(SecondFactors::notEnrolled);
        if (!uses(user, factor, code, recoveryCode)) {
            throw wrongCode();
        }
        rows.remove(user);
        audit.record("user.second-factor.disable", user.toString(), "");
    }

    private boolean uses(UserId user, SecondFactor factor, String code, String recoveryCode) {
        if (recoveryCode != null && rows.use(user, new RecoveryCode(recoveryCode))) {
            audit.recordAs(user.toString(), "user.recovery-code", user.toString(), "");
            return true;
        }
        OptionalLong step = code == null ? OptionalLong.empty() : Totp.step(box.open(factor.sealedSecret(), user), code, clock.instant());
        return step.isPresent() && rows.useStep(user, step.getAsLong());
    }

    private static Problem wrongCode() {
        return Problem.invalid("WRONG_CODE", "2단계 인증 코드가 올바르지 않거나 이미 사용되었습니다.");
    }

    private static Problem enrolled() {
        return Problem.conflict("SECOND_FACTOR_ENROLLED", "이미 2단계 인증을 등록했습니다.");
    }

    private static Problem notEnrolled() {
        return Problem.notFound("SECOND_FACTOR_NOT_ENROLLED", "등록된 2단계 인증이 없습니다.");
    }
}
