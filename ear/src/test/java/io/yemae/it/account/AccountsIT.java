package io.yemae.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The user's own account, token introspection for other services, user search for administrators, and key rotation. */
class AccountsIT extends YemaeIT {
    private static final String NEW_PASSWORD = "Changed-456?";

    @AfterEach
    void forgetFailures() {
        sql.update("DELETE FROM tries");
    }

    @Test
    void aUserReadsAndChangesNameAndPhone() {
        Buyer buyer = stage.buyer();
        assertThat(buyer.api().get("/api/users/me").expect(200).text()).isEqualTo(buyer.api().get("/api/auth/me").expect(200).text());
        String phone = buyer.api().get("/api/users/me").at("/user/phone");

        Answer changed = change(buyer, Map.of("name", "이예매")).expect(200);

        assertThat(changed.at("/user/name")).isEqualTo("이예매");
        assertThat(changed.at("/user/phone")).isEqualTo(phone);
        // The number was given by Stage, and its owner restores it.
        Buyer former = stage.buyer();
        String free = former.api().get("/api/users/me").at("/user/phone");
        sql.update("DELETE FROM users WHERE id = ?::uuid", former.id());
        assertThat(change(buyer, Map.of("phone", free)).expect(200).at("/user/phone")).isEqualTo(free);
        assertThat(buyer.api().get("/api/users/me").expect(200).at("/user/name")).isEqualTo("이예매");
    }

    @Test
    void aPhoneNumberOfSomebodyElseIsRefused() {
        String taken = stage.buyer().api().get("/api/users/me").at("/user/phone");
        Buyer buyer = stage.buyer();

        change(buyer, Map.of("name", "이예매", "phone", taken)).expectProblem(409, "PHONE_TAKEN", "이미 존재하는 연락처입니다.");

        assertThat(buyer.api().get("/api/users/me").at("/user/name")).isEqualTo("김예매");
    }

    @Test
    void unchangeableFieldsAreNamedInTheRefusal() {
        Buyer buyer = stage.buyer();

        change(buyer, Map.of()).expectProblem(400, "NOTHING_TO_CHANGE");
        change(buyer, Map.of("email", "other@yemae.test")).expectProblem(400, "INVALID_REQUEST");
        change(buyer, Map.of("role", "admin")).expectProblem(400, "INVALID_REQUEST");
        assertThat(change(buyer, Map.of("password", NEW_PASSWORD)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("currentPassword");
        assertThat(change(buyer, Map.of("currentPassword", Stage.PASSWORD)).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("password");
        assertThat(changePassword(buyer.api(), Stage.PASSWORD, "short1!").expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("password");
    }

    @Test
    void aNewPasswordEndsAllOtherLogins() {
        Buyer buyer = stage.buyer();
        Answer here = logIn(buyer, Stage.PASSWORD).expect(200);
        Answer there = logIn(buyer, Stage.PASSWORD).expect(200);

        changePassword(api.as(here.at("/accessToken")), Stage.PASSWORD, NEW_PASSWORD).expect(200);

        refresh(here).expect(200);
        refresh(there).expectProblem(401, "INVALID_REFRESH_TOKEN");
        logIn(buyer, Stage.PASSWORD).expectProblem(401, "BAD_CREDENTIALS");
        logIn(buyer, NEW_PASSWORD).expect(200);
        assertThat(sql.texts("SELECT actor FROM audit_entries WHERE action = 'user.password' AND target = ?", buyer.id()))
            .containsExactly(buyer.id());
    }

    @Test
    void registeringTwiceReportsTheTakenAddressFirst() {
        Buyer buyer = stage.buyer();
        String phone = buyer.api().get("/api/users/me").at("/user/phone");

        register(buyer.email().toUpperCase(), Stage.PASSWORD, phone).expectProblem(409, "EMAIL_TAKEN", "이미 존재하는 이메일입니다.");
        register("other-" + buyer.email(), Stage.PASSWORD, phone).expectProblem(409, "PHONE_TAKEN", "이미 존재하는 연락처입니다.");
    }

    @Test
    void concurrentRegistrationsOfOneAddressCreateOneAccount() {
        Buyer former = stage.buyer();
        String free = former.api().get("/api/users/me").at("/user/phone");
        sql.update("DELETE FROM users WHERE id = ?::uuid", former.id());
        List<Integer> statuses = new CopyOnWriteArrayList<>();

        Crowd.of(4).run(each -> {
            Answer answer = register(former.email(), Stage.PASSWORD, free);
            statuses.add(answer.status());
            if (answer.status() != 201) {
                answer.expectProblem(409, "EMAIL_TAKEN");
            }
        });

        assertThat(statuses).containsOnlyOnce(201).hasSize(4);
    }

    @Test
    void aPasswordThatIsEasyToGuessIsRefused() {
        Buyer buyer = stage.buyer();
        String local = buyer.email().replaceFirst("@.*", "");

        for (String easy : List.of("password1!", local + "-A1!", Stage.PASSWORD)) {
            assertThat(changePassword(buyer.api(), Stage.PASSWORD, easy).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
                .isEqualTo("password");
        }
        assertThat(register("new-" + buyer.email(), "Password1!", "010-0000-0002").expectProblem(400, "INVALID_REQUEST")
            .at("/fields/0/field"))
            .isEqualTo("password");
    }

    @Test
    void composedAndDecomposedUnicodePasswordsAreEqual() {
        String composed = Normalizer.normalize("비밀번호가-나다1!a", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        Buyer buyer = stage.buyer();

        changePassword(buyer.api(), Stage.PASSWORD, composed).expect(200);
        logIn(buyer, decomposed).expect(200);
        assertThat(changePassword(buyer.api(), decomposed, composed).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field"))
            .isEqualTo("password");
        changePassword(buyer.api(), composed, NEW_PASSWORD).expect(200);
        changePassword(buyer.api(), NEW_PASSWORD, decomposed).expect(200);
        logIn(buyer, composed).expect(200);
    }

    @Test
    void anAddressMayContainEveryCharacterThatMailAllows() {
        Buyer former = stage.buyer();
        String free = former.api().get("/api/users/me").at("/user/phone");
        sql.update("DELETE FROM users WHERE id = ?::uuid", former.id());
        String email = "o'hara&co/x=" + former.number() + "@example.com";

        assertThat(register(email, Stage.PASSWORD, free).expect(201).at("/user/email")).isEqualTo(email);
        api.post("/api/auth/login", Map.of("email", email.toUpperCase(), "password", Stage.PASSWORD)).expect(200);
    }

    @Test
    void aWrongCurrentPasswordChangesNothingAndAttemptsAreLimited() {
        Buyer buyer = stage.buyer();
        for (int i = 0; i < 10; i++) {
            changePassword(buyer.api(), "Wrong-123!", NEW_PASSWORD).expectProblem(400, "WRONG_PASSWORD", "현재 비밀번호가 일치하지 않습니다.");
        }

        changePassword(buyer.api(), Stage.PASSWORD, NEW_PASSWORD).expectProblem(429, "TOO_MANY_LOGINS");

        sql.update("DELETE FROM tries");
        logIn(buyer, Stage.PASSWORD).expect(200);
    }

    @Test
    void aLoginWithTheOldPasswordDuringAChangeIsEnded() {
        Buyer buyer = stage.buyer();
        List<Answer> opened = new CopyOnWriteArrayList<>();

        Crowd.of(6).run(each -> {
            if (each == 3) {
                changePassword(buyer.api(), Stage.PASSWORD, NEW_PASSWORD).expect(200);
            } else {
                Answer answer = logIn(buyer, Stage.PASSWORD);
                if (answer.status() == 200) {
                    opened.add(answer);
                }
            }
        });

        opened.forEach(login -> refresh(login).expectProblem(401, "INVALID_REFRESH_TOKEN"));
    }

    @Test
    void aDeletedUserHasNoProfile() {
        Buyer buyer = stage.buyer();
        sql.update("DELETE FROM users WHERE id = ?::uuid", buyer.id());

        buyer.api().get("/api/users/me").expectProblem(401, "USER_NOT_FOUND");
        change(buyer, Map.of("name", "이예매")).expectProblem(401, "USER_NOT_FOUND");
        changePassword(buyer.api(), Stage.PASSWORD, NEW_PASSWORD).expectProblem(401, "USER_NOT_FOUND");
    }

    @Test
    void anotherServiceCanLookUpTheOwnerOfAToken() {
        Buyer buyer = stage.buyer();
        String token = logIn(buyer, Stage.PASSWORD).at("/accessToken");

        Answer verified = verify(token).expect(200);

        assertThat(verified.json().get("valid").asBoolean()).isTrue();
        assertThat(verified.at("/user/userId")).isEqualTo(buyer.id());
        assertThat(verified.at("/user/email")).isEqualTo(buyer.email());
        assertThat(verified.at("/user/name")).isEqualTo("김예매");
        assertThat(verified.at("/user/role")).isEqualTo("user");
        assertThat(verified.json().at("/user/phone").isMissingNode()).isTrue();
        verify("x.y.z").expectProblem(401, "INVALID_TOKEN", "유효하지 않은 토큰입니다.");
        verify(token.substring(0, token.length() - 4) + "AAAA").expectProblem(401, "INVALID_TOKEN");
        sql.update("DELETE FROM users WHERE id = ?::uuid", buyer.id());
        verify(token).expectProblem(401, "USER_NOT_FOUND");
    }

    @Test
    void anAdministratorFindsUsers() {
        Buyer buyer = stage.buyer();
        // A new role ends the buyer's token.
        String phone = buyer.api().get("/api/users/me").at("/user/phone");
        Api administrator = stage.administrator();
        administrator.patch("/api/admin/users/" + buyer.id(), Map.of("role", "operator")).expect(200);

        for (String part : List.of(buyer.email(), buyer.email().substring(2, 14).toUpperCase(), phone)) {
            assertThat(ids(administrator.get("/api/admin/users?q=" + part))).contains(buyer.id());
        }
        assertThat(ids(administrator.get("/api/admin/users?role=operator&q=" + buyer.email()))).containsExactly(buyer.id());
        assertThat(ids(administrator.get("/api/admin/users?role=user&q=" + buyer.email()))).isEmpty();
        assertThat(ids(administrator.get("/api/admin/users?q=%25"))).isEmpty();
        assertThat(administrator.get("/api/admin/users?q=" + UUID.randomUUID()).expect(200).at("/pagination/total")).isEqualTo("0");
        administrator.get("/api/admin/users?role=king").expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void theNewestUsersComeFirstPageByPage() {
        stage.crowd(2);
        Buyer newest = stage.buyer();
        Api administrator = stage.administrator();

        Answer first = administrator.get("/api/admin/users?limit=1");
        Answer second = administrator.get("/api/admin/users?limit=1&page=2");

        assertThat(ids(first)).containsExactly(newest.id());
        assertThat(ids(second)).hasSize(1).doesNotContain(newest.id());
        assertThat(first.at("/pagination/total")).isEqualTo(first.at("/pagination/totalPages"));
        assertThat(ids(administrator.get("/api/admin/users?page=1000000"))).isEmpty();
        assertThat(first.text()).doesNotContain("password").doesNotContain("argon2");
    }

    @Test
    void keyRotationLogsNobodyOut() {
        Buyer buyer = stage.buyer();
        String old = logIn(buyer, Stage.PASSWORD).at("/accessToken");

        String key = stage.administrator().raw("POST", "/api/admin/keys", null, null).expect(201).at("/keyId");

        String token = logIn(buyer, Stage.PASSWORD).at("/accessToken");
        assertThat(header(token)).contains("\"" + key + "\"");
        assertThat(header(old)).doesNotContain(key);
        api.as(old).get("/api/users/me").expect(200);
        api.as(token).get("/api/users/me").expect(200);
        JsonNode published = api.get("/api/.well-known/jwks.json").expect(200).json().get("keys");
        assertThat(published.findValuesAsText("kid")).contains(key, "key-0001");
        assertThat(published).allSatisfy(each -> assertThat(each.fieldNames()).toIterable()
            .containsOnly("kty", "kid", "n", "e", "use", "alg"));
        assertThat(sql.texts("SELECT target FROM audit_entries WHERE action = 'key.create'")).contains(key);
    }

    @Test
    void noPasswordAndNoTokenIsInTheLog() throws IOException {
        Buyer buyer = stage.buyer();
        Answer login = logIn(buyer, Stage.PASSWORD).expect(200);
        changePassword(buyer.api(), "Mistyped-789!", NEW_PASSWORD).expectProblem(400, "WRONG_PASSWORD");
        changePassword(buyer.api(), Stage.PASSWORD, NEW_PASSWORD).expect(200);
        logIn(buyer, "Mistyped-789!").expectProblem(401, "BAD_CREDENTIALS");
        verify(login.at("/accessToken") + "x").expectProblem(401, "INVALID_TOKEN");
        api.as(login.at("/accessToken") + "x").get("/api/users/me").expectProblem(401, "INVALID_TOKEN");
        refresh(login).expectProblem(401, "INVALID_REFRESH_TOKEN");

        for (String log : List.of("server.log", "events.log")) {
            assertThat(Files.readString(Platform.log(log))).as(log)
                .doesNotContain(NEW_PASSWORD, "Mistyped-789!", login.at("/accessToken"), login.at("/refreshToken"));
        }
    }

    private static Answer change(Buyer buyer, Map<String, Object> body) {
        return buyer.api().patch("/api/users/me", body);
    }

    private static Answer changePassword(Api caller, String current, String wanted) {
        return caller.patch("/api/users/me", Map.of("currentPassword", current, "password", wanted));
    }

    private static Answer register(String email, String password, String phone) {
        return api.post("/api/auth/register", Map.of("name", "김예매", "email", email, "password", password, "phone", phone));
    }

    private static Answer logIn(Buyer buyer, String password) {
        return api.post("/api/auth/login", Map.of("email", buyer.email(), "password", password));
    }

    private static Answer refresh(Answer login) {
        return api.post("/api/auth/refresh", Map.of("refreshToken", login.at("/refreshToken")));
    }

    private static Answer verify(String token) {
        return api.post("/api/auth/verify-token", Map.of("token", token));
    }

    private static List<String> ids(Answer answer) {
        return answer.expect(200).json().get("users").findValuesAsText("userId");
    }

    private static String header(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
    }
}
