package io.yemae.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refresh tokens and logout (requirement 1, 1.1). */
class LoginsIT extends YemaeIT {
    private static final int CROWD = 16;

    @AfterEach
    void forgetFailures() {
        sql.update("DELETE FROM tries");
    }

    @Test
    void aRefreshTokenGivesNewTokens() {
        Buyer buyer = stage.buyer();
        String first = logIn(buyer);

        Answer refreshed = refresh(first).expect(200);

        assertThat(refreshed.at("/refreshToken")).isNotEqualTo(first);
        assertThat(refreshed.json()).hasSize(2);
        assertThat(api.as(refreshed.at("/accessToken")).get("/api/auth/me").expect(200).at("/user/id")).isEqualTo(buyer.id());
        refresh(refreshed.at("/refreshToken")).expect(200);
    }

    @Test
    void aRepeatedRefreshGetsTheSameSuccessor() {
        String first = logIn(stage.buyer());

        String successor = refresh(first).expect(200).at("/refreshToken");

        assertThat(refresh(first).expect(200).at("/refreshToken")).isEqualTo(successor);
        refresh(successor).expect(200);
    }

    @Test
    void concurrentRefreshesGetOneSuccessor() {
        for (int round = 0; round < 5; round++) {
            String first = logIn(stage.buyer());
            Set<String> successors = ConcurrentHashMap.newKeySet();

            Crowd.of(CROWD).run(each -> successors.add(refreshInACrowd(first).expect(200).at("/refreshToken")));

            assertThat(successors).hasSize(1);
            refresh(successors.iterator().next()).expect(200);
        }
    }

    @Test
    void aReplayedRefreshTokenEndsItsLoginAndNoOther() {
        Buyer buyer = stage.buyer();
        String stolen = logIn(buyer);
        String elsewhere = logIn(buyer);
        String successor = refresh(stolen).expect(200).at("/refreshToken");
        letTenSecondsPass();

        assertLoggedOut(stolen);

        assertLoggedOut(successor);
        refresh(elsewhere).expect(200);
    }

    @Test
    void aRefreshTokenIsValidForFourteenDays() {
        Buyer buyer = stage.buyer();
        String token = logIn(buyer);
        assertThat(sql.texts("SELECT expires_at - created_at FROM refresh_tokens WHERE family IN (SELECT id FROM logins WHERE user_id = "
            + "?::uuid)",
            buyer.id())).containsOnly("14 days");

        runOut(buyer);

        assertLoggedOut(token);
    }

    @Test
    void anUnknownTokenIsRefused() {
        assertLoggedOut("x".repeat(43));
        assertLoggedOut("한글");
    }

    @Test
    void loggingOutEndsTheLoginWithAllItsTokens() {
        String first = logIn(stage.buyer());
        String second = refresh(first).expect(200).at("/refreshToken");

        assertThat(logOut(first).expect(204).text()).isEmpty();

        assertLoggedOut(first);
        assertLoggedOut(second);
        logOut(second).expect(204);
        logOut("unknown").expect(204);
    }

    @Test
    void aLogoutDuringRefreshesEndsTheLogin() {
        for (int round = 0; round < 5; round++) {
            String first = logIn(stage.buyer());
            Set<String> successors = ConcurrentHashMap.newKeySet();

            Crowd.of(CROWD).run(each -> {
                if (each == CROWD / 2) {
                    logOut(first).expect(204);
                } else {
                    Answer answer = refreshInACrowd(first);
                    if (answer.status() == 200) {
                        successors.add(answer.at("/refreshToken"));
                    } else {
                        answer.expectProblem(401, "INVALID_REFRESH_TOKEN");
                    }
                }
            });

            successors.forEach(LoginsIT::assertLoggedOut);
        }
    }

    @Test
    void aNewRoleTakesEffectWithTheNextRefresh() {
        Buyer buyer = stage.buyer();
        String token = logIn(buyer);
        stage.administrator().patch("/api/admin/users/" + buyer.id(), Map.of("role", "admin")).expect(200);

        api.as(refresh(token).expect(200).at("/accessToken")).get("/api/admin/venues").expect(200);
    }

    @Test
    void tokensAreStoredAsHashesOnly() {
        String first = logIn(stage.buyer());
        String second = refresh(first).expect(200).at("/refreshToken");

        assertThat(sql.texts("SELECT concat_ws(' ', hash, sealed_successor) FROM refresh_tokens"))
            .noneMatch(row -> row.contains(first) || row.contains(second));
    }

    @Test
    void expiredTokensAreDeleted() throws IOException {
        Buyer gone = stage.buyer();
        Buyer stays = stage.buyer();
        String token = logIn(stays);
        runOut(gone);
        wrong(gone.email()).expectProblem(401, "BAD_CREDENTIALS");
        letTheWindowPass();

        triggerTimer();

        assertThat(sql.number("SELECT count(*) FROM logins WHERE user_id = ?::uuid", gone.id())).isZero();
        assertThat(sql.number("SELECT count(*) FROM refresh_tokens WHERE expires_at <= now()")).isZero();
        assertThat(sql.number("SELECT count(*) FROM tries")).isZero();
        refresh(token).expect(200);
    }

    private static Answer refresh(String token) {
        return api.post("/api/auth/refresh", Map.of("refreshToken", token));
    }

    /** Twice as many as there are database connections. Requests that are answered with 503 are repeated. */
    private static Answer refreshInACrowd(String token) {
        Answer answer = refresh(token);
        while (answer.status() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            answer = refresh(token);
        }
        return answer;
    }

    private static Answer logOut(String token) {
        return api.post("/api/auth/logout", Map.of("refreshToken", token));
    }

    private static String logIn(Buyer buyer) {
        return right(buyer.email()).expect(200).at("/refreshToken");
    }

    private static Answer right(String email) {
        return api.post("/api/auth/login", Map.of("email", email, "password", Stage.PASSWORD));
    }

    private static Answer wrong(String email) {
        return api.post("/api/auth/login", Map.of("email", email, "password", "Wrong-123!"));
    }

    private static void assertLoggedOut(String token) {
        refresh(token).expectProblem(401, "INVALID_REFRESH_TOKEN", "로그인이 만료되었습니다. 다시 로그인해주세요.");
    }

    private static void letTenSecondsPass() {
        sql.update("UPDATE refresh_tokens SET used_at = used_at - interval '10 seconds'");
    }

    private static void letTheWindowPass() {
        sql.update("UPDATE tries SET ends_at = now() - interval '1 second'");
    }

    private static void runOut(Buyer buyer) {
        sql.update("UPDATE refresh_tokens SET expires_at = now() - interval '1 second'"
            + " WHERE family IN (SELECT id FROM logins WHERE user_id = ?::uuid)", buyer.id());
    }

    /** Runs the timer now, as an operator may in the admin console. */
    private void triggerTimer() throws IOException {
        ModelNode service = new ModelNode();
        service.get("operation").set("read-resource");
        service.get("include-runtime").set(true);
        service.get("recursive").set(true);
        ModelNode address = service.get("address");
        for (String part : List.of("deployment=yemae.ear", "subdeployment=yemae-ejb.jar", "subsystem=ejb3", "singleton-bean=LoginsTimer",
                "service=timer-service")) {
            address.add(part.split("=")[0], part.split("=")[1]);
        }
        ModelNode timers = Platform.managed(service);
        ModelNode trigger = new ModelNode();
        trigger.get("operation").set("trigger");
        trigger.get("address").set(address).add("timer", timers.get("timer").asProperty().getName());
        Platform.managed(trigger);
    }
}
