package io.yemae.it.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Forger;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that end an access token before it expires (role, lock, logout, password), and the list of logins. */
class EndedTokensIT extends YemaeIT {
    private static final String NEW_PASSWORD = "Changed-456?";

    @AfterEach
    void forgetTries() {
        sql.update("DELETE FROM tries");
    }

    @Test
    void aDemotedAdministratorLosesAccessAtOnce() {
        Buyer buyer = stage.registered();
        role(buyer, "admin").expect(200);
        Answer login = logIn(buyer).expect(200);
        Api demoted = api.as(login.at("/accessToken"));
        demoted.get("/api/admin/users").expect(200);

        role(buyer, "user").expect(200);

        demoted.patch("/api/admin/users/" + buyer.id(), Map.of("role", "admin")).expectProblem(401, "INVALID_TOKEN");
        demoted.get("/api/admin/users").expectProblem(401, "INVALID_TOKEN");
        demoted.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        Api refreshed = api.as(refresh(login).expect(200).at("/accessToken"));
        refreshed.get("/api/auth/me").expect(200);
        refreshed.get("/api/admin/users").expectProblem(403, "FORBIDDEN");
    }

    @Test
    void aRoleInATokenCountsOnlyIfTheDatabaseAgrees() {
        Buyer buyer = stage.registered();
        Forger forger = new Forger(Platform.keys(), buyer.id());

        api.as(forger.token(Map.of())).get("/api/admin/users").expectProblem(403, "FORBIDDEN");
        sql.update("UPDATE users SET role = 'ADMIN' WHERE id = ?::uuid", buyer.id());
        Api administrator = api.as(forger.token(Map.of()));
        withinTwoSeconds(() -> administrator.get("/api/admin/users").expect(200));
        sql.update("UPDATE users SET role = 'OPERATOR' WHERE id = ?::uuid", buyer.id());
        withinTwoSeconds(() -> administrator.get("/api/admin/users").expectProblem(403, "FORBIDDEN"));
        administrator.get("/api/tickets").expect(200);
        sql.update("UPDATE users SET role = 'USER' WHERE id = ?::uuid", buyer.id());
        withinTwoSeconds(() -> administrator.get("/api/tickets").expect(403));
    }

    @Test
    void usersCannotChangeTheirOwnRoleAndTheLastAdministratorStays() {
        Buyer second = stage.registered();
        role(second, "admin").expect(200);
        Api administrator = api.as(logIn(second).expect(200).at("/accessToken"));

        administrator.patch("/api/admin/users/" + second.id(), Map.of("role", "user")).expectProblem(409, "OWN_ACCOUNT");
        administrator.patch("/api/admin/users/" + second.id(), Map.of("role", "admin")).expectProblem(409, "OWN_ACCOUNT");
        administrator.patch("/api/admin/users/" + second.id(), Map.of("locked", true)).expectProblem(409, "OWN_ACCOUNT");
        role(second, "user").expect(200);
        String first = stage.administrator().get("/api/auth/me").at("/user/id");
        List<String> others = sql.texts("SELECT id FROM users WHERE role = 'ADMIN' AND id <> ?::uuid", first);
        others.forEach(other -> sql.update("UPDATE users SET role = 'USER' WHERE id = ?::uuid", other));
        try {
            stage.administrator().patch("/api/admin/users/" + first, Map.of("role", "user")).expectProblem(409, "LAST_ADMINISTRATOR");
            stage.administrator().patch("/api/admin/users/" + first, Map.of("locked", true)).expectProblem(409, "LAST_ADMINISTRATOR");
        } finally {
            others.forEach(other -> sql.update("UPDATE users SET role = 'ADMIN' WHERE id = ?::uuid", other));
        }
    }

    @Test
    void administratorsWhoDemoteEachOtherConcurrentlyLeaveOne() {
        String first = stage.administrator().get("/api/auth/me").at("/user/id");
        List<String> others = sql.texts("SELECT id FROM users WHERE role = 'ADMIN' AND id <> ?::uuid", first);
        List<Buyer> two = stage.crowd(2);
        two.forEach(each -> role(each, "admin").expect(200));
        List<Api> apis = two.stream().map(each -> api.as(logIn(each).expect(200).at("/accessToken"))).toList();
        others.forEach(other -> sql.update("UPDATE users SET role = 'USER' WHERE id = ?::uuid", other));
        sql.update("UPDATE users SET role = 'USER' WHERE id = ?::uuid", first);
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        try {
            apis.forEach(each -> each.get("/api/admin/policies").expect(200));

            Crowd.of(2).run(i -> statuses.add(apis.get(i).patch("/api/admin/users/" + two.get(1 - i).id(), Map.of("role", "user"))
                .status()));

            assertThat(sql.number("SELECT count(*) FROM users WHERE role = 'ADMIN' AND locked_at IS NULL")).isEqualTo(1);
            assertThat(statuses).containsOnlyOnce(200);
        } finally {
            sql.update("UPDATE users SET role = 'ADMIN' WHERE id = ?::uuid", first);
            others.forEach(other -> sql.update("UPDATE users SET role = 'ADMIN' WHERE id = ?::uuid", other));
            two.forEach(each -> sql.update("UPDATE users SET role = 'USER' WHERE id = ?::uuid", each.id()));
        }
    }

    @Test
    void aLockedAccountIsClosedEverywhere() {
        Buyer buyer = stage.registered();
        Answer login = logIn(buyer).expect(200);
        Api known = api.as(login.at("/accessToken"));
        Show show = stage.show(1);
        known.get("/api/queue/status/" + show.event()).expect(200);

        assertThat(lock(buyer, true).expect(200).json().at("/user/locked").asBoolean()).isTrue();

        known.get("/api/queue/status/" + show.event()).expectProblem(403, "INVALID_TOKEN");
        known.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        buyer.api().get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        api.post("/api/auth/verify-token", Map.of("token", login.at("/accessToken"))).expectProblem(401, "INVALID_TOKEN");
        refresh(login).expectProblem(401, "INVALID_REFRESH_TOKEN");
        logIn(buyer).expectProblem(403, "ACCOUNT_LOCKED");
        logIn(buyer, "Wrong-123!").expectProblem(401, "BAD_CREDENTIALS");
        assertThat(lock(buyer, false).expect(200).json().at("/user/locked").isMissingNode()).isTrue();
        logIn(buyer).expect(200);
        known.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? AND action LIKE 'user.%lock' ORDER BY at, id", buyer.id()))
            .containsExactly("user.lock", "user.unlock");
    }

    @Test
    void aLogoutEndsCachedAccessTokensOfItsLogin() {
        Buyer buyer = stage.registered();
        Show show = stage.show(1);
        Answer here = logIn(buyer).expect(200);
        Answer there = logIn(buyer).expect(200);
        String status = "/api/queue/status/" + show.event();
        Answer refreshed = refresh(here).expect(200);
        List<Api> ended = List.of(api.as(here.at("/accessToken")), api.as(refreshed.at("/accessToken")));
        ended.forEach(each -> each.get(status).expect(200));

        api.post("/api/auth/logout", Map.of("refreshToken", refreshed.at("/refreshToken"))).expect(204);

        ended.forEach(each -> each.get(status).expectProblem(403, "INVALID_TOKEN"));
        ended.forEach(each -> each.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN"));
        api.as(there.at("/accessToken")).get("/api/auth/me").expect(200);
    }

    @Test
    void aNewPasswordEndsTheAccessTokensOfAllOtherLogins() {
        Buyer buyer = stage.registered();
        Api here = api.as(logIn(buyer).expect(200).at("/accessToken"));
        Api there = api.as(logIn(buyer).expect(200).at("/accessToken"));

        here.patch("/api/users/me", Map.of("currentPassword", Stage.PASSWORD, "password", NEW_PASSWORD)).expect(200);

        there.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        buyer.api().get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        here.get("/api/auth/me").expect(200);
    }

    @Test
    void aTokenEndedByAnotherNodeIsRefusedWithinTwoSeconds() {
        Buyer buyer = stage.registered();
        Api known = api.as(logIn(buyer).expect(200).at("/accessToken"));
        known.get("/api/auth/me").expect(200);
        String login = sql.texts("SELECT id FROM logins WHERE user_id = ?::uuid ORDER BY created_at DESC", buyer.id()).get(0);

        sql.update("INSERT INTO ended_tokens (subject) VALUES (?::uuid)", login);

        withinTwoSeconds(() -> known.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN"));
        buyer.api().get("/api/auth/me").expect(200);
    }

    @Test
    void aUserListsLoginsAndEndsOneOrAllOthers() {
        Buyer buyer = stage.registered();
        Answer phone = api.with("User-Agent", "Phone/1.0").post("/api/auth/login", Map.of("email", buyer.email(), "password",
            Stage.PASSWORD)).expect(200);
        Answer desk = api.with("User-Agent", "Desk " + "x".repeat(300)).post("/api/auth/login", Map.of("email", buyer.email(), "password",
            Stage.PASSWORD))
            .expect(200);
        Api here = api.as(desk.at("/accessToken"));

        JsonNode sessions = here.get("/api/users/me/sessions").expect(200).json().get("sessions");

        assertThat(sessions).hasSize(3);
        assertThat(sessions.get(0).get("device").asText()).startsWith("Desk x").hasSize(200);
        assertThat(sessions.get(0).get("current").asBoolean()).isTrue();
        assertThat(sessions.get(1).get("device").asText()).startsWith("Phone/1.0");
        assertThat(sessions.get(1).get("current").asBoolean()).isFalse();
        assertThat(sessions).allSatisfy(each -> {
            assertThat(each.get("address").asText()).isNotBlank();
            assertThat(each.get("createdAt").asText()).endsWith("Z");
            assertThat(each.get("lastUsedAt").asText()).endsWith("Z");
        });

        String path = "/api/users/me/sessions/";
        here.delete(path + sessions.get(1).get("id").asText()).expect(204);
        api.as(phone.at("/accessToken")).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        refresh(phone).expectProblem(401, "INVALID_REFRESH_TOKEN");
        here.delete(path + sessions.get(1).get("id").asText()).expectProblem(404, "SESSION_NOT_FOUND");
        here.delete(path + "7").expectProblem(400, "INVALID_ID");
        here.delete(path + UUID.randomUUID()).expectProblem(404, "SESSION_NOT_FOUND");
        stage.registered().api().delete(path + sessions.get(0).get("id").asText()).expectProblem(404, "SESSION_NOT_FOUND");

        here.delete("/api/users/me/sessions").expect(204);
        buyer.api().get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        assertThat(here.get("/api/users/me/sessions").expect(200).json().get("sessions")).hasSize(1);
        here.delete("/api/users/me/sessions?current=true").expect(204);
        here.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        refresh(desk).expectProblem(401, "INVALID_REFRESH_TOKEN");
    }

    @Test
    void theLeastRecentlyUsedLoginEndsIfThereAreTooMany() {
        Buyer buyer = stage.registered();
        stage.policy("logins.per.user", 3);
        try {
            List<Answer> logins = new ArrayList<>();
            soon(() -> {
                logins.clear();
                IntStream.range(0, 4).forEach(i -> logins.add(logIn(buyer).expect(200)));
                assertThat(sql.number("SELECT count(*) FROM logins WHERE user_id = ?::uuid", buyer.id())).isEqualTo(3);
            });
            refresh(logins.get(1)).expect(200);
            logIn(buyer).expect(200);

            api.as(logins.get(0).at("/accessToken")).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
            api.as(logins.get(2).at("/accessToken")).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
            api.as(logins.get(1).at("/accessToken")).get("/api/auth/me").expect(200);
            api.as(logins.get(3).at("/accessToken")).get("/api/auth/me").expect(200);
        } finally {
            stage.policy("logins.per.user", 30);
        }
    }

    @Test
    void onlyTheCanonicalEncodingOfATokenIsAccepted() {
        Buyer buyer = stage.registered();
        String token = buyer.api().token();
        Show show = stage.show(1);
        String status = "/api/queue/status/" + show.event();
        buyer.api().get(status).expect(200);
        String lastBits = token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1);

        for (String other : List.of(token + "=", token + "===", token + "!!!", token + " x", token.replaceFirst("\\.", "=."), token + ".",
                lastBits, token + "!".repeat(5_000))) {
            api.as(other).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
            api.as(other).get(status).expectProblem(403, "INVALID_TOKEN");
            api.post("/api/auth/verify-token", Map.of("token", other)).expectProblem(401, "INVALID_TOKEN");
        }
        String place = buyer.api().post("/api/queue/tokens", Map.of("eventId", show.event())).expect(201).at("/token");
        api.with("Queue-Token", place).get("/api/queue/position").expect(200);
        for (String other : List.of(place + "=", place + "!", place + ".")) {
            api.with("Queue-Token", other).get("/api/queue/position").expectProblem(401, "INVALID_QUEUE_TOKEN");
        }
        buyer.api().get("/api/auth/me").expect(200);
    }

    private static Answer role(Buyer buyer, String role) {
        return stage.administrator().patch("/api/admin/users/" + buyer.id(), Map.of("role", role));
    }

    private static Answer lock(Buyer buyer, boolean locked) {
        return stage.administrator().patch("/api/admin/users/" + buyer.id(), Map.of("locked", locked));
    }

    private static Answer logIn(Buyer buyer) {
        return logIn(buyer, Stage.PASSWORD);
    }

    private static Answer logIn(Buyer buyer, String password) {
        return api.post("/api/auth/login", Map.of("email", buyer.email(), "password", password));
    }

    private static Answer refresh(Answer login) {
        return api.post("/api/auth/refresh", Map.of("refreshToken", login.at("/refreshToken")));
    }

    private static void withinTwoSeconds(Runnable assertion) {
        await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(2)).untilAsserted(assertion::run);
    }
}
