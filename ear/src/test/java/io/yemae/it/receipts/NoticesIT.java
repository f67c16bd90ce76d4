package io.yemae.it.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import jakarta.mail.Part;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mails to buyers: as text and HTML, once for each kind, and delayed while the mail server is down. */
class NoticesIT extends YemaeIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Five deliveries, with a quarter of a second and then three times as long between them. */
    private static final Duration DEAD_WITHIN = Duration.ofSeconds(90);

    @Test
    void aConfirmationMailHasTextAndHtmlWithTheEntryCode() throws Exception {
        Buyer buyer = stage.buyerWithPoints(70_000);
        Show show = stage.show(1, Map.of("title", "<script> 겨울 나그네"));
        String reservation = paid(buyer, show);

        ReceivedMail mail = onlyMailTo(buyer);

        String receipt = "/api/reservations/" + reservation + "/receipt";
        String number = buyer.api().get(receipt).at("/receipt/reservation_number");
        assertThat(mail.from()).isEqualTo("no-reply@yemae.test");
        assertThat(mail.subject()).isEqualTo("[예매] 예매가 확정되었습니다 - <script> 겨울 나그네");
        assertThat(mail.type()).startsWith("multipart/alternative");
        assertThat(mail.text("text/plain")).contains("김예매님, 예매가 확정되었습니다.", number, "A-1-1", "70,000원", "서울시 종로구");
        assertThat(mail.text("text/html")).contains(number, "A-1-1", "70,000원", "&lt;script&gt;").doesNotContain("<script");
        Part picture = mail.part("image/png");
        String id = picture.getHeader("Content-ID")[0].replaceAll("[<>]", "");
        assertThat(picture.getDisposition()).isEqualTo(Part.INLINE);
        assertThat(mail.text("text/html")).contains("src=\"cid:" + id + "\"");
        String code = EntryCode.read(picture.getInputStream().readAllBytes());
        EntryCode checked = EntryCode.of(code, api.get("/api/.well-known/jwks.json").expect(200).json());
        assertThat(checked.genuine()).isTrue();
        assertThat(checked.claims().get("sub").asText()).isEqualTo(number);
        assertThat(code).isEqualTo(buyer.api().get(receipt).at("/receipt/entry_code"));
    }

    @Test
    void aCancellationMailHasNoEntryCode() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, stage.show(1));
        onlyMailTo(buyer);

        buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null).expect(200);

        await().atMost(SOON).until(() -> Platform.mailSourcesTo(buyer.email()).size() == 2);
        ReceivedMail mail = ReceivedMail.of(Platform.mailSourcesTo(buyer.email()).get(1));
        assertThat(mail.subject()).startsWith("[예매] 예매가 취소되었습니다 - ");
        assertThat(mail.has("image/png")).isFalse();
        assertThat(mail.text("text/plain")).contains("예매가 취소되었습니다.", "환불 완료", "입장할 수 없습니다");
        assertThat(mail.text("text/html")).contains("취소된 예매입니다", "환불 완료");
    }

    @Test
    void duplicateMessagesAreMailedOnce() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, stage.show(1));
        onlyMailTo(buyer);

        UUID again = message("reservation.confirmed", reservation);

        await().atMost(SOON).until(() -> isConsumed(again));
        assertThat(Platform.mailSourcesTo(buyer.email())).hasSize(1);
    }

    @Test
    void concurrentDuplicateMessagesAreMailedOnce() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, stage.show(1));
        onlyMailTo(buyer);
        sql.update("DELETE FROM notices WHERE reservation_id = ?::uuid", reservation);
        int before = Platform.mailSourcesTo(buyer.email()).size();

        UUID[] messages = new UUID[8];
        Crowd.of(messages.length).run(i -> messages[i] = message("reservation.confirmed", reservation));

        await().atMost(Duration.ofSeconds(60)).until(() -> Arrays.stream(messages).allMatch(NoticesIT::isConsumed));
        assertThat(Platform.mailSourcesTo(buyer.email())).hasSize(before + 1);
    }

    @Test
    void mailsWaitWhileTheMailServerIsDown() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        Show show = stage.show(1);
        String held = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        Platform.withoutMail(() -> {
            buyer.payWithPoints(held).expect(200);
            // The first attempt has failed once the notice was claimed and released again.
            await().atMost(SOON).until(() -> sql.number(
                "SELECT count(*) FROM notices WHERE reservation_id = ?::uuid AND told_at IS NULL AND claimed_until <= now()", held) == 1);
        });

        assertThat(onlyMailTo(buyer).subject()).startsWith("[예매] 예매가 확정되었습니다");
    }

    @Test
    void mailsInTheDeadLetterQueueAreTriedAgain() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, stage.show(1));
        onlyMailTo(buyer);
        // The mail is there before the transaction that has sent it is committed.
        await().atMost(SOON).until(() -> sql.number("SELECT count(*) FROM inbox WHERE message_id IN "
            + "(SELECT message_id FROM notices WHERE reservation_id = ?::uuid AND told_at IS NOT NULL)", reservation) == 1);

        // Simulates an outage of half an hour.
        sql.update("DELETE FROM inbox WHERE message_id IN (SELECT message_id FROM notices WHERE reservation_id = ?::uuid)", reservation);
        sql.update("UPDATE outbox SET sent_at = now() - interval '31 minutes' WHERE subject = ?::uuid", reservation);
        sql.update("UPDATE notices SET told_at = NULL, claimed_until = now() - interval '31 minutes' WHERE reservation_id = ?::uuid",
            reservation);

        await().atMost(Duration.ofSeconds(60)).until(() -> Platform.mailSourcesTo(buyer.email()).size() == 2);
    }

    @Test
    void aDeadMailIsSentOnceHoweverOftenItIsReplayed() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        Show show = stage.show(1);
        String held = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        String message = "SELECT id FROM outbox WHERE type = 'reservation.confirmed' AND subject = ?::uuid";
        Platform.withoutMail(() -> {
            buyer.payWithPoints(held).expect(200);
            await().atMost(DEAD_WITHIN).until(() -> sql.texts(message, held).stream().anyMatch(NoticesIT::isDead));
        });
        assertThat(Platform.mailSourcesTo(buyer.email())).isEmpty();
        String id = sql.texts(message, held).get(0);

        String replay = "/api/admin/dead-letters/Notices/" + id + "/replay";
        stage.administrator().post(replay, "").expect(200);

        assertThat(onlyMailTo(buyer).subject()).startsWith("[예매] 예매가 확정되었습니다");
        assertThat(isDead(id)).isFalse();
        stage.administrator().post(replay, "").expectProblem(404, "MESSAGE_NOT_FOUND");
    }

    private static boolean isDead(String message) {
        return stage.administrator().get("/api/admin/dead-letters").expect(200).text().contains(message);
    }

    @Test
    void aLatePaymentIsExplainedByMail() {
        Buyer buyer = stage.buyer();
        Show show = stage.show(1);
        String held = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        sql.letHoldRunOut(held);

        message("payment.returned", held);

        ReceivedMail mail = onlyMailTo(buyer);
        assertThat(mail.subject()).startsWith("[예매] 결제하신 금액을 돌려드렸습니다 - ");
        assertThat(mail.text("text/plain")).contains("김예매님", "전액 환불되었습니다", "70,000원");
        assertThat(mail.text("text/html")).contains("전액 환불되었습니다", "70,000원");
        assertThat(mail.has("image/png")).isFalse();
    }

    private static String paid(Buyer buyer, Show show) {
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }

    private static ReceivedMail onlyMailTo(Buyer buyer) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !Platform.mailSourcesTo(buyer.email()).isEmpty());
        assertThat(Platform.mailSourcesTo(buyer.email())).hasSize(1);
        return ReceivedMail.of(Platform.mailSourcesTo(buyer.email()).get(0));
    }

    private static UUID message(String type, String reservation) {
        UUID id = UUID.randomUUID();
        sql.update("INSERT INTO outbox (id, queue, type, subject) VALUES (?, 'NOTICES', ?, ?::uuid)", id, type, reservation);
        return id;
    }

    private static boolean isConsumed(UUID message) {
        return sql.number("SELECT count(*) FROM inbox WHERE message_id = ?", message) == 1;
    }
}
