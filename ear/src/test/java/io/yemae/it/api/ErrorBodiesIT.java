package io.yemae.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The error body and the message of each kind of refusal. */
class ErrorBodiesIT extends YemaeIT {

    @Test
    void protectedEndpointsRefuseRequestsWithoutAToken() {
        api.get("/api/auth/me").expectProblem(401, "UNAUTHENTICATED", "인증이 필요합니다.");
        api.get("/api/reservations").expectProblem(401, "UNAUTHENTICATED", "인증이 필요합니다.");
        api.get("/api/admin/venues").expectProblem(401, "UNAUTHENTICATED", "인증이 필요합니다.");
        api.post("/api/payments/points", Map.of("reservationId", UUID.randomUUID())).expectProblem(401, "UNAUTHENTICATED");
        api.post("/api/seats/reserve", Map.of()).expectProblem(401, "UNAUTHENTICATED", "인증이 필요합니다.");
    }

    @TestFactory
    Stream<DynamicTest> aBadTokenIsRefusedOnEveryPath() {
        String good = login();
        String[] parts = good.split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes());
        Map<String, String> tokens = Map.of(
            "garbage", "abc",
            "empty parts", "..",
            "no signature", parts[0] + "." + parts[1] + ".",
            "alg none", none + "." + parts[1] + ".",
            "another signature", parts[0] + "." + parts[1] + "." + "A".repeat(86),
            "claims of another", parts[0] + "." + none + "." + parts[2]);
        return tokens.entrySet().stream().map(token -> DynamicTest.dynamicTest(token.getKey(), () -> {
            Api bad = api.as(token.getValue());
            bad.get("/api/auth/me").expectProblem(401, "INVALID_TOKEN", "유효하지 않은 토큰입니다.");
            bad.get("/api/admin/venues").expectProblem(401, "INVALID_TOKEN");
            Answer ticketing = bad.post("/api/seats/reserve", Map.of()).expectProblem(403, "INVALID_TOKEN", "유효하지 않은 토큰입니다.");
            assertThat(ticketing.json().get("success").asBoolean(true)).isFalse();
            assertThat(ticketing.at("/message")).isEqualTo("유효하지 않은 토큰입니다.");
        }));
    }

    @Test
    void anUnusedBodyOfAnAsynchronousRequestIsNotLoggedAsAFailure() throws IOException {
        Buyer buyer = stage.buyer();
        String event = stage.show(1).event();

        for (String path : List.of("/api/queue/check/", "/api/queue/leave/")) {
            for (String body : List.of("{\"unknown\":1}", "{\"cut\":", "x".repeat(20_000))) {
                buyer.api().with("Accept", "application/*").raw("POST", path + event, "application/json", body).expect(200);
            }
            buyer.api().with("Accept", "application/*").raw("POST", path + event, "application/json", "x".repeat(70_000)).expect(413);
        }

        assertThat(Files.readString(Platform.log("server.log"))).doesNotContain("UT000091");
    }

    @Test
    void aMalformedMediaTypeIsNotLogged() throws IOException {
        api.with("Accept", ";").get("/api/events").expect(400);
        api.raw("POST", "/api/auth/login", ";", "{}").expect(400);

        assertThat(Files.readString(Platform.log("server.log"))).doesNotContain("Failed to parse request");
    }

    @Test
    void aTokenOfADeletedUserIsRefused() {
        Buyer buyer = stage.buyer();
        sql.update("DELETE FROM users WHERE id = ?::uuid", buyer.id());
        Show show = stage.show(1);

        buyer.api().get("/api/auth/me").expectProblem(401, "USER_NOT_FOUND", "사용자 정보를 찾을 수 없습니다. 다시 로그인해주세요.");
        buyer.hold(show, show.seats().get(0)).expectProblem(401, "USER_NOT_FOUND");
    }

    @Test
    void aCallerWithoutTheRoleIsForbidden() {
        Api buyer = stage.buyer().api();

        buyer.get("/api/admin/venues").expectProblem(403, "FORBIDDEN", "관리자 권한이 필요합니다.");
        buyer.post("/api/admin/events", Map.of()).expectProblem(403, "FORBIDDEN");
        buyer.post("/api/admin/layouts", Map.of()).expectProblem(403, "FORBIDDEN");
        buyer.patch("/api/admin/users/" + UUID.randomUUID(), Map.of("role", "admin")).expectProblem(403, "FORBIDDEN");
        buyer.get("/api/admin/invariants").expectProblem(403, "FORBIDDEN");
        buyer.get("/api/admin/users").expectProblem(403, "FORBIDDEN");
        buyer.post("/api/admin/keys", "").expectProblem(403, "FORBIDDEN");
    }

    @Test
    void unknownIdsAreNotFound() {
        api.get("/api/nothing").expectProblem(404, "NO_SUCH_PATH");
        api.get("/nothing").expectProblem(404, "NO_SUCH_PATH");
        api.get("/api/events/" + UUID.randomUUID()).expectProblem(404, "EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다.");
        api.get("/api/seats/events/" + UUID.randomUUID()).expectProblem(404, "EVENT_NOT_FOUND", "Event not found");
        api.get("/api/events/7").expectProblem(400, "INVALID_ID", "Invalid id format");
        api.get("/api/seats/events/7").expectProblem(400, "INVALID_ID", "Invalid event ID format");
    }

    @Test
    void anEventOfGeneralAdmissionHasNoSeatMap() {
        String event = stage.generalAdmission(100);

        api.get("/api/seats/events/" + event).expectProblem(404, "NO_SEAT_SELECTION", "This event does not have seat selection");
        assertThat(api.get("/api/events/" + event).expect(200).at("/ticketTypes/0/available_quantity")).isEqualTo("100");
    }

    @Test
    void theWrongMethodOrTypeIsRefused() {
        api.raw("DELETE", "/api/events", null, null).expectProblem(405, "METHOD_NOT_ALLOWED");
        api.raw("POST", "/api/auth/login", "text/plain", "{}").expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        api.raw("POST", "/api/auth/login", "application/json", "{").expectProblem(400, "MALFORMED_BODY");
        api.raw("POST", "/api/auth/login", "application/json", "").expectProblem(400, "BODY_REQUIRED");
        api.raw("POST", "/api/auth/login", "application/json", "null").expectProblem(400, "BODY_REQUIRED");
    }

    @Test
    void aBodyOfAHundredKilobytesIsRefused() {
        String body = "{\"email\":\"" + "a".repeat(100_000) + "\"}";

        api.raw("POST", "/api/auth/login", "application/json", body).expectProblem(413, "BODY_TOO_LARGE");
        stage.buyer().api().raw("POST", "/api/seats/reserve", "application/json", body).expectProblem(413, "BODY_TOO_LARGE");
    }

    @Test
    void takenValuesAreConflicts() {
        Buyer buyer = stage.buyer();

        api.post("/api/auth/register", Map.of("name", "둘째", "email", buyer.email().toUpperCase(), "password", Stage.PASSWORD,
            "phone", "010-9999-0000")).expectProblem(409, "EMAIL_TAKEN", "이미 존재하는 이메일입니다.");
        String phone = buyer.api().get("/api/auth/me").at("/user/phone");
        api.post("/api/auth/register", Map.of("name", "둘째", "email", "other-" + buyer.email(), "password", Stage.PASSWORD,
            "phone", phone)).expectProblem(409, "PHONE_TAKEN");
    }

    @Test
    void wrongPasswordAndUnknownAccountGetTheSameResponse() {
        Buyer buyer = stage.buyer();

        Answer wrong = api.post("/api/auth/login", Map.of("email", buyer.email(), "password", "Wrong-123!"));
        Answer unknown = api.post("/api/auth/login", Map.of("email", "nobody@yemae.test", "password", "Wrong-123!"));

        wrong.expectProblem(401, "BAD_CREDENTIALS", "이메일 또는 비밀번호가 일치하지 않습니다.");
        assertThat(unknown.untraced()).isEqualTo(wrong.untraced());
    }

    @Test
    void twoPerformancesInOneVenueMayNotOverlap() {
        Show show = stage.show(1);
        String venue = sql.texts("SELECT venue_id FROM events WHERE id = ?::uuid", show.event()).get(0);
        String start = api.get("/api/events/" + show.event()).at("/event/event_date");
        Map<String, Object> clash = Map.of("venueId", venue, "performances",
            List.of(Map.of("startsAt", start, "endsAt", Instant.parse(start).plusSeconds(60).toString())));

        stage.createEvent(1, clash).expectProblem(409, "PERFORMANCES_OVERLAP");
    }

    private String login() {
        return api.post("/api/auth/login", Map.of("email", "admin@yemae.test", "password", Stage.PASSWORD)).expect(200).at("/accessToken");
    }
}
