package io.yemae.it.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Throttling of failed logins and of requests that reveal which addresses have an account. */
class LoginThrottleIT extends YemaeIT {
    private static final int LIMIT = 10;
    private static final int CROWD = 16;

    /** {@link Stage#PASSWORD} as versions before Argon2id kept it: PBKDF2 of SHA-512 with 210,000 rounds. */
    private static final String OLD_HASH = "pbkdf2-sha512$210000$MDEyMzQ1Njc4OWFiY2RlZg==$+R9Qnbxxh44IV868GcezXwCe"
        + "SQYWfQPwEaT9KvyJFqK7qvM8RrPSBzAVMi69j9oGE6O/M2F2wgSclF+cmgUF4Q==";

    @AfterEach
    void forgetTries() {
        sql.update("DELETE FROM tries");
    }

    @Test
    void afterTenFailuresAnAddressIsLockedOutOfTheAccountEvenWithTheRightPassword() {
        Buyer buyer = stage.buyer();
        IntStream.range(0, LIMIT).forEach(i -> wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS"));

        Answer refused = wrong(buyer.email());

        assertThrottled(refused);
        assertThrottled(right(buyer.email().toUpperCase()));
        right(stage.buyer().email()).expect(200);
        letTheWindowPass();
        right(buyer.email()).expect(200);
    }

    @Test
    void failuresFromOneAddressDoNotLockOutAnother() {
        Buyer buyer = stage.buyer();
        IntStream.rangeClosed(0, LIMIT).forEach(i -> wrong(buyer.email()));

        assertThat(RemoteClient.at("127.0.7.9").logIn(buyer.email(), Stage.PASSWORD).status()).isEqualTo(200);
        assertThrottled(right(buyer.email()));
    }

    @Test
    void anAccountUnderAttackAllowsThreeAttemptsToEachNewAddress() {
        Buyer buyer = stage.buyer();
        wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS");
        sql.update("UPDATE tries SET count = 1000 WHERE kind = 'account'");

        assertThat(RemoteClient.at("127.0.7.1").logIn(buyer.email(), Stage.PASSWORD).status()).as("the owner, from anywhere")
            .isEqualTo(200);
        RemoteClient guesser = RemoteClient.at("127.0.7.2");
        for (int i = 0; i < 3; i++) {
            assertThat(guesser.logIn(buyer.email(), "Wrong-123!").status()).isEqualTo(401);
        }
        assertThat(guesser.logIn(buyer.email(), "Wrong-123!").status()).isEqualTo(429);
    }

    @Test
    void anUnknownAccountIsThrottledLikeAnyOther() {
        Buyer buyer = stage.buyer();
        String nobody = "nobody-" + buyer.email();
        IntStream.range(0, LIMIT).forEach(i -> {
            wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS");
            wrong(nobody).expectProblem(401, "BAD_CREDENTIALS");
        });

        assertThat(assertThrottled(wrong(nobody)).untraced()).isEqualTo(assertThrottled(wrong(buyer.email())).untraced());
    }

    @Test
    void aSuccessfulLoginClearsTheFailuresOfItsAddress() {
        Buyer buyer = stage.buyer();
        for (int round = 0; round < 2; round++) {
            IntStream.range(1, LIMIT).forEach(i -> wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS"));
            right(buyer.email()).expect(200);
        }
    }

    @Test
    void anAddressWithAHundredFailuresIsSlowedDownAndNotBlocked() {
        Buyer buyer = stage.buyer();
        stage.policy("login.slow.seconds", 60);
        try {
            wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS");
            sql.update("UPDATE tries SET count = 100 WHERE kind = 'address'");
            letItsTurnCome();
            right(buyer.email()).expect(200);
            Answer refused = right(buyer.email()).expectProblem(429, "TOO_MANY_LOGINS");
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(50L, 60L);
            right("somebody-else-" + buyer.email()).expectProblem(429, "TOO_MANY_LOGINS");
            assertThat(RemoteClient.at("127.0.7.3").logIn(buyer.email(), Stage.PASSWORD).status()).isEqualTo(200);
            letItsTurnCome();
            right(buyer.email()).expect(200);
        } finally {
            stage.policy("login.slow.seconds", 1);
        }
    }

    @Test
    void concurrentGuessesDoNotExceedTheLimit() {
        Buyer buyer = stage.buyer();
        AtomicInteger compared = new AtomicInteger();

        Crowd.of(CROWD).run(each -> {
            Answer answer = patiently(() -> each == CROWD / 2 ? right(buyer.email()) : wrong(buyer.email()));
            assertThat(answer.status()).isIn(200, 401, 429);
            if (answer.status() == 401) {
                compared.incrementAndGet();
            }
        });

        assertThat(compared.get()).as("a right one among them forgets those before it").isLessThanOrEqualTo(2 * LIMIT - 1);
        sql.update("DELETE FROM tries");
        compared.set(0);
        Crowd.of(CROWD).run(each -> {
            if (patiently(() -> wrong(buyer.email())).status() == 401) {
                compared.incrementAndGet();
            }
        });
        assertThat(compared.get()).isEqualTo(LIMIT);
        assertThrottled(right(buyer.email()));
    }

    @Test
    void concurrentLoginsWithTheRightPasswordAllSucceed() {
        Buyer buyer = stage.buyer();

        Crowd.of(CROWD).run(each -> patiently(() -> right(buyer.email())).expect(200));
    }

    @Test
    void anOldPasswordHashIsUpgradedByTheFirstOfManyLogins() {
        Buyer buyer = stage.buyer();
        sql.update("UPDATE users SET password_hash = ? WHERE id = ?::uuid", OLD_HASH, buyer.id());

        Crowd.of(4).run(each -> patiently(() -> right(buyer.email())).expect(200));

        assertThat(sql.texts("SELECT password_hash FROM users WHERE id = ?::uuid", buyer.id())).singleElement().asString()
            .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        right(buyer.email()).expect(200);
        wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS");
    }

    @Test
    void probingForRegisteredPhoneNumbersIsThrottled() {
        Buyer buyer = stage.buyer();
        String taken = stage.buyer().api().get("/api/users/me").at("/user/phone");
        for (int i = 0; i < 5; i++) {
            buyer.api().patch("/api/users/me", Map.of("phone", taken)).expectProblem(409, "PHONE_TAKEN");
        }

        Answer refused = buyer.api().patch("/api/users/me", Map.of("phone", taken)).expectProblem(429, "TOO_MANY_TRIES");

        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(14 * 60L, 15 * 60L);
        buyer.api().patch("/api/users/me", Map.of("name", "이예매")).expect(200);
    }

    @Test
    void probingForRegisteredAddressesIsThrottled() {
        Buyer buyer = stage.buyer();
        Map<String, String> taken = Map.of("name", "김예매", "email", buyer.email(), "password", Stage.PASSWORD, "phone", "010-0000-0001");
        api.post("/api/auth/register", taken).expectProblem(409, "EMAIL_TAKEN", "이미 존재하는 이메일입니다.");
        sql.update("UPDATE tries SET count = 20 WHERE kind = 'taken'");

        Answer refused = api.post("/api/auth/register", taken).expectProblem(429, "TOO_MANY_TRIES");

        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 10L);
        assertThat(RemoteClient.at("127.0.7.4").post("/api/auth/register", taken).status()).isEqualTo(409);
        letItsTurnCome();
        stage.buyer();
        assertThat(sql.number("SELECT count FROM tries WHERE kind = 'taken' AND count >= 20")).as("what is free is not counted")
            .isEqualTo(20);
    }

    private static Answer right(String email) {
        return api.post("/api/auth/login", Map.of("email", email, "password", Stage.PASSWORD));
    }

    private static Answer wrong(String email) {
        return api.post("/api/auth/login", Map.of("email", email, "password", "Wrong-123!"));
    }

    /** More than can be processed at once. Requests that are answered with 503 are repeated. */
    private static Answer patiently(Supplier<Answer> call) {
        return await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(20)).until(call::get,
            answer -> answer.status() != 503);
    }

    private static Answer assertThrottled(Answer answer) {
        answer.expectProblem(429, "TOO_MANY_LOGINS", "로그인 시도가 너무 많습니다. 잠시 후 다시 시도해주세요.");
        assertThat(answer.headers().allValues("Retry-After")).singleElement().satisfies(seconds ->
            assertThat(Integer.parseInt(seconds)).isBetween(14 * 60, 15 * 60));
        return answer;
    }

    private static void letTheWindowPass() {
        sql.update("UPDATE tries SET ends_at = now() - interval '1 second'");
    }

    private static void letItsTurnCome() {
        sql.update("UPDATE tries SET next_at = now() - interval '1 second'");
    }
}
