package io.yemae.it.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is mailed about accounts: confirming an address, resetting a password, changing the address, getting past the limit of failed
 * logins.
 */
class AccountMailsIT extends YemaeIT {
    private static final Pattern LINK = Pattern.compile("/account/#([a-z]+)=([A-Za-z0-9_-]{43})");
    private static final String NEW_PASSWORD = "Another-2-secret";
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final Show show = stage.show(4);
    private final Buyer old = stage.registered();

    @BeforeEach
    void addressesHaveToBeConfirmed() {
        stage.policy("accounts.confirm", 1);
    }

    @AfterEach
    void asBefore() {
        stage.policy("accounts.confirm", 0);
        sql.update("DELETE FROM tries");
    }

    @Test
    void nobodyHoldsSeatsByAnyPathBeforeTheAddressIsConfirmed() {
        Buyer buyer = stage.registered();
        String performance = sql.texts("SELECT id FROM performances WHERE event_id = ?::uuid", show.event()).get(0);
        String grade = sql.texts("SELECT id FROM grades WHERE event_id = ?::uuid", show.event()).get(0);
        String date = "/api/concerts/" + sql.texts("SELECT number FROM events WHERE id = ?::uuid", show.event()).get(0) + "/schedules/"
            + sql.texts("SELECT number FROM performances WHERE event_id = ?::uuid", show.event()).get(0) + "/reserves";
        String place = buyer.api().post("/api/queue/tokens", Map.of("eventId", show.event())).expect(201).at("/token");
        String seat = show.seats().get(0);

        List<Answer> refused = List.of(
            buyer.hold(show, seat),
            buyer.api().with("Queue-Token", place).post("/api/seats/reserve", Map.of("eventId", show.event(), "seatIds", List.of(seat))),
            buyer.api().post("/api/reservations", Map.of("performanceId", performance, "seatIds", List.of(seat))),
            buyer.api().post("/api/reservations", Map.of("performanceId", performance, "grade", grade, "quantity", 1)),
            buyer.api().post("/api/reservations",
                Map.of("eventId", show.event(), "items", List.of(Map.of("ticketTypeId", grade, "quantity", 1)))),
            buyer.api().raw("PUT", date, null, null));
        refused.forEach(each -> each.expectProblem(403, "EMAIL_NOT_CONFIRMED"));
        assertThat(refused.get(0).at("/error")).contains("이메일 주소를 먼저 확인해주세요");

        confirm(token(buyer.email(), 1, "confirm")).expect(204);

        assertThat(buyer.api().get("/api/auth/me").at("/user/emailConfirmed")).isEqualTo("true");
        buyer.hold(show, seat).expect(201);
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE actor = ? ORDER BY id", buyer.id())).contains("user.email.confirm");
    }

    @Test
    void aMailContainsNothingThatTheRequesterChose() {
        String email = "stranger" + System.nanoTime() + "@yemae.test";
        for (String name : List.of("당첨! http://evil.example/prize", "www.evil.example", "evil.example/prize 클릭")) {
            assertThat(register(name, email).expectProblem(400, "INVALID_REQUEST").at("/fields/0/field")).isEqualTo("name");
        }
        register("당첨 축하합니다", email).expect(201);

        token(email, 1, "confirm");

        assertThat(Platform.mailsTo(email)).hasSize(1).allSatisfy(mail -> assertThat(mail).doesNotContain("당첨"));
    }

    @Test
    void anUnconfirmedAddressGetsNoOtherMail() {
        String reservation = sql.texts("INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, "
            + "total_amount,"
            + " expires_at, created_at) SELECT gen_random_uuid(), 'TK' || left(md5(random()::text), 12), ?::uuid, event_id, id, "
            + "'expired', 'pending', 1, now(),"
            + " now() FROM performances WHERE event_id = ?::uuid RETURNING id", old.id(), show.event()).get(0);
        UUID message = UUID.randomUUID();

        sql.update("INSERT INTO outbox (id, queue, type, subject) VALUES (?, 'NOTICES', 'payment.returned', ?::uuid)", message,
            reservation);

        await().atMost(A_WHILE).until(() -> sql.number("SELECT count(*) FROM inbox WHERE message_id = ?", message) == 1);
        assertThat(Platform.mailsTo(old.email())).isEmpty();
        sql.update("DELETE FROM reservations WHERE id = ?::uuid", reservation);
    }

    @Test
    void aLinkIsValidOnceAndForADay() {
        Buyer buyer = stage.registered();
        String token = token(buyer.email(), 1, "confirm");
        assertThat(sql.number("SELECT count(*) FROM account_mails WHERE token_hash = ?", token)).as("kept as a hash").isZero();

        sql.update("UPDATE account_mails SET expires_at = now() - interval '1 second' WHERE user_id = ?::uuid", buyer.id());
        confirm(token).expectProblem(400, "INVALID_LINK");
        buyer.api().raw("POST", "/api/auth/confirmations/resend", null, null).expect(202);
        String second = token(buyer.email(), 2, "confirm");
        confirm(second).expect(204);
        confirm(second).expectProblem(400, "INVALID_LINK");
        confirm("x".repeat(43)).expectProblem(400, "INVALID_LINK");
        buyer.api().raw("POST", "/api/auth/confirmations/resend", null, null).expectProblem(409, "EMAIL_CONFIRMED");
    }

    @Test
    void mailsPerDayAreLimited() {
        Buyer buyer = stage.registered();
        IntStream.range(0, 4).forEach(i -> buyer.api().raw("POST", "/api/auth/confirmations/resend", null, null).expect(202));

        buyer.api().raw("POST", "/api/auth/confirmations/resend", null, null).expectProblem(429, "TOO_MANY_MAILS");
        IntStream.range(0, 7).forEach(i -> askReset(buyer.email()));

        await().atMost(A_WHILE).until(() -> sql.number("SELECT count(*) FROM outbox JOIN inbox ON inbox.message_id = outbox.id"
            + " JOIN account_mails mail ON mail.id = outbox.subject WHERE mail.user_id = ?::uuid", buyer.id()) == 12);
        assertThat(Platform.mailsTo(buyer.email())).hasSize(10);
    }

    @Test
    void aForgottenPasswordIsResetByMailWhichEndsAllLogins() {
        Buyer buyer = stage.registered();
        Answer session = logIn(buyer.email(), Stage.PASSWORD).expect(200);
        IntStream.rangeClosed(0, 10).forEach(i -> logIn(buyer.email(), "Wrong-123!"));
        logIn(buyer.email(), Stage.PASSWORD).expectProblem(429, "TOO_MANY_LOGINS");

        askReset(buyer.email().toUpperCase());
        String token = linkIn(buyer.email(), "reset");
        reset(token, "short").expectProblem(400, "INVALID_REQUEST");
        reset(token, NEW_PASSWORD).expect(204);

        reset(token, NEW_PASSWORD).expectProblem(400, "INVALID_LINK");
        api.post("/api/auth/refresh", Map.of("refreshToken", session.at("/refreshToken"))).expectProblem(401, "INVALID_REFRESH_TOKEN");
        logIn(buyer.email(), Stage.PASSWORD).expectProblem(401, "BAD_CREDENTIALS");
        Answer again = logIn(buyer.email(), NEW_PASSWORD).expect(200);
        assertThat(api.as(again.at("/accessToken")).get("/api/auth/me").at("/user/emailConfirmed")).isEqualTo("true");
        await().atMost(A_WHILE).until(() -> Platform.mailsTo(buyer.email()).stream().anyMatch(mail -> mail.contains("비밀번호가 재설정되었습니다")));
    }

    @Test
    void aResetRequestDoesNotRevealWhetherTheAddressHasAnAccount() {
        Answer known = askReset(old.email());
        Answer unknown = askReset("nobody" + System.nanoTime() + "@yemae.test");

        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(sql.number("SELECT count(*) FROM account_mails WHERE user_id IS NULL AND address = ''")).isPositive();
    }

    @Test
    void aNewAddressTakesEffectOnceConfirmedAndTheOldAddressIsNotified() {
        Buyer buyer = stage.registered();
        confirm(token(buyer.email(), 1, "confirm")).expect(204);
        String other = "new-" + buyer.email();

        changeEmail(buyer, other, "Wrong-123!").expectProblem(400, "WRONG_PASSWORD");
        changeEmail(buyer, other, Stage.PASSWORD).expect(202);

        String token = linkIn(other, "confirm");
        await().atMost(A_WHILE).until(() -> Platform.mailsTo(buyer.email()).stream().anyMatch(mail -> mail.contains("주소 변경을 요청받았습니다")));
        assertThat(buyer.api().get("/api/auth/me").at("/user/email")).isEqualTo(buyer.email());
        confirm(token).expect(204);
        assertThat(buyer.api().get("/api/auth/me").at("/user/email")).isEqualTo(other);
        logIn(other, Stage.PASSWORD).expect(200);
        logIn(buyer.email(), Stage.PASSWORD).expectProblem(401, "BAD_CREDENTIALS");
    }

    @Test
    void anAddressOfAnotherAccountGetsNoLinkAndIsNotRevealed() {
        Buyer buyer = stage.registered();

        changeEmail(buyer, old.email(), Stage.PASSWORD).expect(202);

        await().atMost(A_WHILE).until(() -> sql.number("SELECT count(*) FROM outbox JOIN inbox ON inbox.message_id = outbox.id"
            + " JOIN account_mails mail ON mail.id = outbox.subject WHERE mail.kind = 'CHANGE_EMAIL' AND mail.user_id = ?::uuid",
                buyer.id()) == 1);
        assertThat(Platform.mailsTo(old.email())).isEmpty();
    }

    @Test
    void aResetCancelsAChangeOfAddressThatSomebodyElseBegan() {
        Buyer buyer = stage.registered();
        String thief = "thief-" + buyer.email();
        changeEmail(buyer, thief, Stage.PASSWORD).expect(202);
        String stolen = linkIn(thief, "confirm");

        askReset(buyer.email());
        reset(linkIn(buyer.email(), "reset"), NEW_PASSWORD).expect(204);

        confirm(stolen).expectProblem(400, "INVALID_LINK");
        logIn(buyer.email(), NEW_PASSWORD).expect(200);
    }

    @Test
    void aThrottledOwnerGetsOneMailThatResetsTheCounters() {
        Buyer buyer = stage.registered();
        confirm(token(buyer.email(), 1, "confirm")).expect(204);
        IntStream.range(0, 14).forEach(i -> logIn(buyer.email(), "Wrong-123!"));
        logIn(buyer.email(), Stage.PASSWORD).expectProblem(429, "TOO_MANY_LOGINS");

        String token = linkIn(buyer.email(), "unlock");
        assertThat(Platform.mailsTo(buyer.email())).hasSize(2);
        api.post("/api/auth/unlock", Map.of("token", token)).expect(204);

        logIn(buyer.email(), Stage.PASSWORD).expect(200);
        api.post("/api/auth/unlock", Map.of("token", token)).expectProblem(400, "INVALID_LINK");
        assertThat(sql.texts("SELECT action FROM audit_entries WHERE target = ? ORDER BY id", buyer.id()))
            .contains("login.failed", "login.refused", "login.unlock", "login");
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE target = ? AND action = 'login.refused'", buyer.id())).isOne();
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE target = ? AND action = 'login.failed'", buyer.id()))
            .hasSizeBetween(1, 10).allMatch(detail -> detail.startsWith("from ") && !detail.contains("127.0.0.1"));
    }

    @Test
    void aFailedLoginToAnUnknownAccountRecordsNoUserInput() {
        String typed = "secret" + System.nanoTime() + "@yemae.test";

        logIn(typed, "Wrong-123!").expectProblem(401, "BAD_CREDENTIALS");

        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE action = 'login.failed' AND target = 'unknown'")).isPositive();
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE target LIKE '%' || ? || '%' OR detail LIKE '%' || ? || '%'", typed,
            typed)).isZero();
    }

    private static Answer register(String name, String email) {
        long number = System.nanoTime() / 1000 % 100_000_000;
        return api.post("/api/auth/register", Map.of("name", name, "email", email, "password", Stage.PASSWORD,
            "phone", "010-%04d-%04d".formatted(number / 10_000, number % 10_000)));
    }

    private static Answer logIn(String email, String password) {
        return api.post("/api/auth/login", Map.of("email", email, "password", password));
    }

    private static Answer confirm(String token) {
        return api.post("/api/auth/confirmations", Map.of("token", token));
    }

    private static Answer askReset(String email) {
        return api.post("/api/auth/password-reset", Map.of("email", email)).expect(202);
    }

    private static Answer reset(String token, String password) {
        return api.post("/api/auth/password-reset/confirm", Map.of("token", token, "password", password));
    }

    private static Answer changeEmail(Buyer buyer, String email, String password) {
        return buyer.api().post("/api/users/me/email", Map.of("email", email, "password", password));
    }

    /** Waits for this many mails, and returns the token in the link of the last one. */
    private static String token(String address, int mails, String purpose) {
        await().atMost(A_WHILE).until(() -> Platform.mailsTo(address).size() == mails);
        Matcher link = LINK.matcher(Platform.mailsTo(address).get(mails - 1));
        assertThat(link.find()).isTrue();
        assertThat(link.group(1)).isEqualTo(purpose);
        return link.group(2);
    }

    /** The token of the first link for this purpose in any mail. */
    private static String linkIn(String address, String purpose) {
        await().atMost(A_WHILE).until(() -> Platform.mailsTo(address).stream()
            .anyMatch(mail -> mail.contains("/account/#" + purpose + "=")));
        return Platform.mailsTo(address).stream().map(LINK::matcher).filter(link -> link.find() && link.group(1).equals(purpose))
            .findFirst().orElseThrow().group(2);
    }
}
