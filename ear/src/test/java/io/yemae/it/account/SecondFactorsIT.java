package io.yemae.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Authenticator;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Authenticators as a second factor: enrolment, login, loss, and staff who must have one. */
class SecondFactorsIT extends YemaeIT {
    private static final String TOTP = "/api/users/me/totp";

    @AfterEach
    void asBefore() {
        // Not by the API: it refuses an administrator without a second factor.
        sql.update("UPDATE policies SET value = 0 WHERE name = 'accounts.second.factor'");
        soon(() -> stage.administrator().get("/api/admin/users").expect(200));
        sql.update("DELETE FROM tries");
    }

    @Test
    void anAuthenticatorIsEnrolledAndEachCodeIsValidOnce() {
        Buyer buyer = stage.buyer();
        Answer elsewhere = logIn(buyer, null, null).expect(200);
        buyer.api().post(TOTP, Map.of("password", "Wrong-123!")).expectProblem(400, "WRONG_PASSWORD");
        Answer begun = buyer.api().post(TOTP, Map.of("password", Stage.PASSWORD)).expect(201);
        String secret = begun.at("/secret");
        assertThat(begun.at("/uri")).startsWith("otpauth://totp/Yemae%3A")
            .contains("secret=" + secret, "algorithm=SHA1", "digits=6", "period=30");
        logIn(buyer, null, null).expect(200);
        assertThat(sql.number("SELECT count(*) FROM second_factors WHERE sealed_secret LIKE '%' || ? || '%'", secret)).as("encrypted")
            .isZero();

        buyer.api().post(TOTP + "/confirm", Map.of("code", Authenticator.wrong(secret))).expectProblem(400, "WRONG_CODE");
        String code = Authenticator.code(secret, 0);
        JsonNode recovery = buyer.api().post(TOTP + "/confirm", Map.of("code", code)).expect(200).json().get("recoveryCodes");

        assertThat(recovery).hasSize(10);
        refresh(elsewhere).expectProblem(401, "INVALID_REFRESH_TOKEN");
        logIn(buyer, null, null).expectProblem(401, "SECOND_FACTOR_REQUIRED");
        logIn(buyer, code, null).expectProblem(401, "BAD_SECOND_FACTOR");
        logIn(buyer, Authenticator.wrong(secret), null).expectProblem(401, "BAD_SECOND_FACTOR");
        String next = Authenticator.code(secret, 1);
        logIn(buyer, next, null).expect(200);
        logIn(buyer, next, null).expectProblem(401, "BAD_SECOND_FACTOR");
        buyer.api().post(TOTP, Map.of("password", Stage.PASSWORD)).expectProblem(409, "SECOND_FACTOR_ENROLLED");
        assertThat(actions(buyer)).contains("user.second-factor.enrol", "login", "login.failed");
    }

    @Test
    void oneCodeIsValidForOneOfTwoConcurrentLogins() {
        Buyer buyer = stage.buyer();
        String secret = enrolled(buyer, new ArrayList<>());
        String code = Authenticator.code(secret, 1);
        Set<Integer> places = ConcurrentHashMap.newKeySet();
        Crowd.of(4).run(i -> {
            if (logIn(buyer, code, null).status() == 200) {
                places.add(i);
            }
        });

        assertThat(places).hasSize(1);
    }

    @Test
    void aRecoveryCodeReplacesTheAuthenticatorOnce() {
        Buyer buyer = stage.buyer();
        List<String> codes = new ArrayList<>();
        enrolled(buyer, codes);

        logIn(buyer, null, codes.get(0).toLowerCase().replace("-", " ")).expect(200);
        logIn(buyer, null, codes.get(0)).expectProblem(401, "BAD_SECOND_FACTOR");
        logIn(buyer, null, "AAAA-AAAA-AAAA-AAAA").expectProblem(401, "BAD_SECOND_FACTOR");
        assertThat(buyer.api().get(TOTP).expect(200).at("/recoveryCodesLeft")).isEqualTo("9");
        assertThat(sql.number("SELECT count(*) FROM recovery_codes WHERE hash = ?", codes.get(1))).isZero();
    }

    @Test
    void disablingTheSecondFactorRequiresPasswordAndCode() {
        Buyer buyer = stage.buyer();
        List<String> codes = new ArrayList<>();
        String secret = enrolled(buyer, codes);

        disable(buyer, "Wrong-123!", "000000", null).expectProblem(400, "WRONG_PASSWORD");
        disable(buyer, Stage.PASSWORD, Authenticator.wrong(secret), null).expectProblem(400, "WRONG_CODE");
        disable(buyer, Stage.PASSWORD, null, codes.get(3)).expect(204);

        logIn(buyer, null, null).expect(200);
        disable(buyer, Stage.PASSWORD, "000000", null).expectProblem(404, "SECOND_FACTOR_NOT_ENROLLED");
    }

    @Test
    void codeAttemptsAreLimitedLikePasswordAttempts() {
        Buyer buyer = stage.buyer();
        String secret = enrolled(buyer, new ArrayList<>());
        for (int i = 0; i < 10; i++) {
            logIn(buyer, Authenticator.wrong(secret), null).expectProblem(401, "BAD_SECOND_FACTOR");
        }

        logIn(buyer, Authenticator.code(secret, 1), null).expectProblem(429, "TOO_MANY_LOGINS");
    }

    @Test
    void anAdministratorCanResetALostSecondFactor() {
        Buyer buyer = stage.buyer();
        enrolled(buyer, new ArrayList<>());
        String reset = "/api/admin/users/" + buyer.id() + "/totp";

        buyer.api().delete(reset).expectProblem(403, "FORBIDDEN");
        stage.administrator().delete(reset).expect(204);

        logIn(buyer, null, null).expect(200);
        stage.administrator().delete(reset).expectProblem(404, "SECOND_FACTOR_NOT_ENROLLED");
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE action = 'user.second-factor.reset' AND target = ?", buyer.id()))
            .isOne();
    }

    @Test
    void staffWithoutASecondFactorCanOnlyEnrolOne() {
        Buyer operator = stage.buyer();
        stage.administrator().patch("/api/admin/users/" + operator.id(), Map.of("role", "operator")).expect(200);
        Api asOperator = api.as(logIn(operator, null, null).expect(200).at("/accessToken"));
        asOperator.get("/api/tickets").expect(200);

        stage.policy("accounts.second.factor", 1);

        soon(() -> asOperator.get("/api/tickets").expectProblem(403, "SECOND_FACTOR_NOT_ENROLLED"));
        soon(() -> stage.administrator().get("/api/admin/users").expectProblem(403, "SECOND_FACTOR_NOT_ENROLLED"));
        stage.buyer().api().get("/api/tickets").expectProblem(403, "FORBIDDEN");
        asOperator.get("/api/users/me").expect(200);
        String secret = asOperator.post(TOTP, Map.of("password", Stage.PASSWORD)).expect(201).at("/secret");
        asOperator.post(TOTP + "/confirm", Map.of("code", Authenticator.code(secret, 0))).expect(200);
        soon(() -> asOperator.get("/api/tickets").expect(200));
    }

    private static String enrolled(Buyer buyer, List<String> codes) {
        String secret = buyer.api().post(TOTP, Map.of("password", Stage.PASSWORD)).expect(201).at("/secret");
        buyer.api().post(TOTP + "/confirm", Map.of("code", Authenticator.code(secret, 0))).expect(200).json().get("recoveryCodes")
            .forEach(code -> codes.add(code.asText()));
        return secret;
    }

    private static Answer disable(Buyer buyer, String password, String code, String recoveryCode) {
        return buyer.api().delete(TOTP, request(Map.of("password", password), code, recoveryCode));
    }

    private static Answer logIn(Buyer buyer, String code, String recoveryCode) {
        return api.post("/api/auth/login", request(Map.of("email", buyer.email(), "password", Stage.PASSWORD), code, recoveryCode));
    }

    private static Map<String, Object> request(Map<String, Object> members, String code, String recoveryCode) {
        Map<String, Object> request = new HashMap<>(members);
        if (code != null) {
            request.put("code", code);
        }
        if (recoveryCode != null) {
            request.put("recoveryCode", recoveryCode);
        }
        return request;
    }

    private static Answer refresh(Answer session) {
        return api.post("/api/auth/refresh", Map.of("refreshToken", session.at("/refreshToken")));
    }

    private static List<String> actions(Buyer buyer) {
        return sql.texts("SELECT action FROM audit_entries WHERE target = ? ORDER BY id", buyer.id());
    }
}
