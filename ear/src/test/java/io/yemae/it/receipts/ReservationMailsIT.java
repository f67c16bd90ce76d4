package io.yemae.it.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Staff see which mails a buyer got about a reservation, and send the confirmation again. */
class ReservationMailsIT extends YemaeIT {
    private static final int IN_A_ROW = 5;

    private final Api administrator = stage.administrator();

    @Test
    void theConfirmationIsSentAgainOnceAMinuteAndFiveTimesInARow() {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        String path = "/api/admin/reservations/" + reservation + "/mails";
        post(path).expectProblem(409, "RESERVATION_NOT_CONFIRMED");
        buyer.payWithPoints(reservation).expect(200);
        soon(() -> assertThat(administrator.get(path).expect(200).at("/mails/0/status")).isEqualTo("sent"));
        assertThat(administrator.get(path).at("/mails/0/type")).isEqualTo("reservation.confirmed");
        assertThat(administrator.get(path).at("/deliverable")).isEqualTo("true");

        int before = Platform.mailsTo(buyer.email()).size();
        post(path).expect(202);

        Answer tooSoon = post(path).expectProblem(429, "MAIL_SENT_RECENTLY");
        assertThat(tooSoon.headers().firstValue("Retry-After")).contains("60");
        for (int repeated = 1; repeated <= IN_A_ROW; repeated++) {
            int sent = before + repeated;
            soon(() -> assertThat(Platform.mailsTo(buyer.email())).hasSize(sent));
            soon(() -> assertThat(administrator.get(path).at("/mails/0/status")).isEqualTo("sent"));
            assertThat(administrator.get(path).at("/mails/0/repeated")).isEqualTo(String.valueOf(repeated));
            sql.update("UPDATE notices SET repeated_at = now() - interval '1 minute' WHERE reservation_id = ?::uuid", reservation);
            post(path).expect(repeated < IN_A_ROW ? 202 : 429);
        }
        sql.update("UPDATE notices SET repeated_at = now() - interval '1 day' WHERE reservation_id = ?::uuid", reservation);
        post(path).expect(202);
        soon(() -> assertThat(administrator.get(path).at("/mails/0/status")).isEqualTo("sent"));
        assertThat(administrator.get(path).at("/mails/0/repeated")).isEqualTo("1");
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE action = 'reservation.mail' AND target = ?", reservation))
            .hasSize(IN_A_ROW + 1).containsOnly("reservation.confirmed");
    }

    @Test
    void anUnknownReservationHasNoMails() {
        administrator.get("/api/admin/reservations/" + UUID.randomUUID() + "/mails").expectProblem(404, "RESERVATION_NOT_FOUND");
        post("/api/admin/reservations/" + UUID.randomUUID() + "/mails").expectProblem(404, "RESERVATION_NOT_FOUND");
        post("/api/admin/reservations/7/mails").expectProblem(400, "INVALID_ID");
    }

    private Answer post(String path) {
        return administrator.raw("POST", path, null, null);
    }
}
