package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.Stage.Buyer;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a password may be guessed. */
class LoginThrottleIT extends YemaeIT {
    private static final int LIMIT = 10;
    private static final int CROWD = 16;

    @AfterEach
    void forgetFailures() {
        sql.update("DELETE FROM login_failures");
    }

    @Test
    void afterTenFailuresAnAccountIsClosedForAWhileEvenToItsOwner() {
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
    void anAccountThatDoesNotExistIsClosedLikeAnyOther() {
        Buyer buyer = stage.buyer();
        String nobody = "nobody-" + buyer.email();
        IntStream.range(0, LIMIT).forEach(i -> {
            wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS");
            wrong(nobody).expectProblem(401, "BAD_CREDENTIALS");
        });

        assertThat(assertThrottled(wrong(nobody)).text()).isEqualTo(assertThrottled(wrong(buyer.email())).text());
    }

    @Test
    void aLoginThatSucceedsForgetsTheAccountsFailures() {
        Buyer buyer = stage.buyer();
        for (int round = 0; round < 2; round++) {
            IntStream.range(1, LIMIT).forEach(i -> wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS"));
            right(buyer.email()).expect(200);
        }
    }

    @Test
    void anAddressWithAHundredFailuresIsClosedToAllAccounts() {
        Buyer buyer = stage.buyer();
        wrong(buyer.email()).expectProblem(401, "BAD_CREDENTIALS");
        sql.update("UPDATE login_failures SET failures = 100 WHERE kind = 'address'");

        assertThrottled(right(buyer.email()));
        assertThrottled(wrong("somebody-else-" + buyer.email()));
    }

    @Test
    void manyGuessesAtOnceAreCountedEach() {
        Buyer buyer = stage.buyer();

        Crowd.of(CROWD).run(each -> assertThat(wrong(buyer.email()).status()).isIn(401, 429));

        assertThrottled(right(buyer.email()));
    }

    @Test
    void manyWhoKnowThePasswordGetInAtOnce() {
        Buyer buyer = stage.buyer();

        Crowd.of(CROWD).run(each -> right(buyer.email()).expect(200));
    }

    private static Answer right(String email) {
        return api.post("/api/auth/login", Map.of("email", email, "password", Stage.PASSWORD));
    }

    private static Answer wrong(String email) {
        return api.post("/api/auth/login", Map.of("email", email, "password", "Wrong-123!"));
    }

    private static Answer assertThrottled(Answer answer) {
        answer.expectProblem(429, "TOO_MANY_LOGINS", "로그인 시도가 너무 많습니다. 잠시 후 다시 시도해주세요.");
        assertThat(answer.headers().allValues("Retry-After")).singleElement().satisfies(seconds ->
            assertThat(Integer.parseInt(seconds)).isBetween(14 * 60, 15 * 60));
        return answer;
    }

    private static void letTheWindowPass() {
        sql.update("UPDATE login_failures SET ends_at = now() - interval '1 second'");
    }
}
