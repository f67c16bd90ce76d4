package io.yemae.it.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Lobby;
import org.junit.jupiter.api.Test;

/** If the waiting room is unavailable, it is closed to users who are not admitted and open to users who are. */
class QueueOutageIT extends YemaeIT {

    @Test
    void anUnavailableRoomAdmitsNobodyButAdmittedUsersHoldAndPay() {
        Lobby lobby = Lobby.of(10).threshold(2);
        Buyer inside = stage.buyerWithPoints(70_000);
        Buyer outside = stage.buyer();
        lobby.check(inside);

        whileTurnsFail(() -> {
            Answer refused = lobby.hold(outside, 1).expectProblem(503, "UNAVAILABLE", "지금은 처리할 수 없습니다. 잠시 후 다시 시도해주세요.");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            outside.api().raw("POST", "/api/queue/check/" + lobby.event(), null, null).expectProblem(503, "UNAVAILABLE");
            lobby.token(outside).expectProblem(503, "UNAVAILABLE");
            inside.payWithPoints(lobby.hold(inside, 0).expect(201).at("/reservation/id")).expect(200);
        });

        assertThat(sql.texts("SELECT id FROM reservations WHERE user_id = ?::uuid", outside.id())).as("nothing is held").isEmpty();
        lobby.hold(outside, 1).expect(201);
        soon(() -> assertThat(lobby.status(inside)).as("the payment is remembered").isEqualTo("not_in_queue"));
    }

    /** Simulates a database that takes too long. */
    private static void whileTurnsFail(Runnable deed) {
        String original = sql.texts("SELECT pg_get_functiondef('queue_turn'::regproc)").get(0);
        try {
            sql.update(original.replaceFirst("\nBEGIN\n", "\nBEGIN RAISE 'too slow' USING ERRCODE = 'query_canceled';\n"));
            deed.run();
        } finally {
            sql.update(original);
        }
    }
}
