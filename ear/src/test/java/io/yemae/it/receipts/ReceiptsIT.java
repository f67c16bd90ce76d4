package io.yemae.it.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Receipts: access, content and the entry code. */
class ReceiptsIT extends YemaeIT {
    private static final String HTML = "text/html";
    private static final String PDF = "application/pdf";

    @Test
    void aPaidReservationHasACompleteReceipt() throws Exception {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, show);

        Answer answer = buyer.api().get(receiptOf(reservation)).expect(200);

        JsonNode receipt = answer.json().get("receipt");
        JsonNode event = api.get("/api/events/" + show.event()).json().get("event");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(receipt.get("reservation_number").asText()).matches("TK[0-9]{13}[A-Z0-9]{5}");
        assertThat(receipt.get("buyer").asText()).isEqualTo("김예매");
        for (String member : List.of("venue", "address", "event_date")) {
            assertThat(receipt.get(member)).as(member).isEqualTo(event.get(member));
        }
        assertThat(receipt.get("event_title")).isEqualTo(event.get("title"));
        assertThat(receipt.at("/items/0/seatLabel").asText()).isEqualTo("A-1-1");
        assertThat(receipt.at("/items/0/ticketTypeName").asText()).isEqualTo("A");
        assertThat(receipt.at("/items/0/subtotal").asLong()).isEqualTo(70_000);
        assertThat(receipt.get("total_amount").asLong()).isEqualTo(70_000);
        assertThat(receipt.get("payment_method").asText()).isEqualTo("POINTS");
        assertThat(receipt.get("payment_status").asText()).isEqualTo("completed");
        assertThat(receipt.get("status").asText()).isEqualTo("confirmed");
        assertThat(receipt.get("paid_at").asText()).isNotEmpty();
        assertThat(receipt.get("cancelled_at").isNull()).isTrue();
    }

    @Test
    void theEntryCodeIsVerifiableWithThePublishedKeys() throws Exception {
        Show show = stage.show(1);
        Buyer buyer = stage.buyerWithPoints(70_000);
        JsonNode receipt = buyer.api().get(receiptOf(paid(buyer, show))).expect(200).json().get("receipt");
        JsonNode keys = api.get("/api/.well-known/jwks.json").expect(200).json();
        String text = receipt.get("entry_code").asText();

        EntryCode code = EntryCode.of(text, keys);

        assertThat(code.genuine()).isTrue();
        assertThat(code.header().get("typ").asText()).isEqualTo("entry+jwt");
        assertThat(code.claims().get("aud").asText()).isEqualTo("yemae/entry");
        assertThat(code.claims().get("sub")).isEqualTo(receipt.get("reservation_number"));
        assertThat(code.claims().get("event").asText()).isEqualTo(show.event());
        assertThat(code.claims().at("/seats/0").asText()).isEqualTo("A-1-1");
        String[] parts = text.split("\\.");
        String other = Base64.getUrlEncoder().withoutPadding()
            .encodeToString(code.claims().toString().replace("A-1-1", "A-1-2").getBytes());
        assertThat(EntryCode.of(parts[0] + "." + other + "." + parts[2], keys).genuine()).as("another seat").isFalse();
    }

    @Test
    void theEntryCodeGivesNoAccessToTheAccount() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        String code = buyer.api().get(receiptOf(paid(buyer, stage.show(1)))).expect(200).at("/receipt/entry_code");

        api.as(code).get("/api/auth/me").expectProblem(401, "INVALID_TOKEN");
        api.as(code).get("/api/reservations").expectProblem(401, "INVALID_TOKEN");
        api.as(code).post("/api/seats/reserve", Map.of()).expectProblem(403, "INVALID_TOKEN");
        api.post("/api/auth/verify-token", Map.of("token", code)).expectProblem(401, "INVALID_TOKEN");
    }

    @Test
    void thePageShowsTheEntryCodeAndEscapesItsText() throws Exception {
        String title = "<script>alert(1)</script> & \"공연\"";
        Show show = stage.show(1, Map.of("title", title));
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, show);

        Answer page = buyer.api().getAs("text/html,application/xhtml+xml,*/*;q=0.8", receiptOf(reservation)).expect(200);

        assertThat(page.headers().firstValue("Content-Type").orElseThrow().toLowerCase()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(page.text()).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;공연&quot;", "김예매", "A-1-1", "70,000원", "예매 확정")
            .doesNotContain("<script");
        Matcher picture = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"").matcher(page.text().replace("&#x3D;", "="));
        assertThat(picture.find()).isTrue();
        assertThat(EntryCode.read(Base64.getDecoder().decode(picture.group(1))))
            .isEqualTo(buyer.api().get(receiptOf(reservation)).at("/receipt/entry_code"));
    }

    @Test
    void theQrCodeIsAPictureOfTheEntryCode() throws Exception {
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, stage.show(1));
        String code = buyer.api().get(receiptOf(reservation)).at("/receipt/entry_code");

        assertThat(EntryCode.read(buyer.api().download("image/png", receiptOf(reservation) + "/code"))).isEqualTo(code);

        stage.buyer().api().getAs("image/png", receiptOf(reservation) + "/code").expectProblem(404, "RESERVATION_NOT_FOUND");
        buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null).expect(200);
        buyer.api().getAs("image/png", receiptOf(reservation) + "/code").expectProblem(409, "NO_ENTRY_CODE");
    }

    @Test
    void thePdfEmbedsItsKoreanFont() throws Exception {
        Show show = stage.show(1, Map.of("title", "겨울 나그네 <뷁>"));
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, show);

        try (PDDocument document = Loader.loadPDF(buyer.api().download(PDF, receiptOf(reservation)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document)).contains("겨울 나그네 <뷁>", "김예매", "서울시 종로구", "A-1-1", "70,000원", "예매 확정",
                buyer.api().get(receiptOf(reservation)).at("/receipt/reservation_number"));
        }
    }

    @Test
    void aCancelledReservationKeepsItsReceiptWithoutTheEntryCode() throws Exception {
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, stage.show(1));
        buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null).expect(200);

        JsonNode receipt = buyer.api().get(receiptOf(reservation)).expect(200).json().get("receipt");

        assertThat(receipt.get("status").asText()).isEqualTo("cancelled");
        assertThat(receipt.get("payment_status").asText()).isEqualTo("refunded");
        assertThat(receipt.get("cancelled_at").asText()).isNotEmpty();
        assertThat(receipt.get("entry_code").isNull()).isTrue();
        assertThat(buyer.api().getAs(HTML, receiptOf(reservation)).expect(200).text()).contains("취소된 예매입니다", "환불 완료")
            .doesNotContain("<img");
        try (PDDocument document = Loader.loadPDF(buyer.api().download(PDF, receiptOf(reservation)))) {
            assertThat(new PDFTextStripper().getText(document)).contains("취소된 예매입니다", "환불 완료");
        }
    }

    @Test
    void anUnpaidReservationHasNoReceipt() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyer();
        String held = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");

        for (String form : List.of("application/json", HTML, PDF)) {
            buyer.api().getAs(form, receiptOf(held)).expectProblem(409, "NO_RECEIPT", "결제가 완료된 예매만 영수증이 있습니다.");
        }
        buyer.api().raw("POST", "/api/reservations/" + held + "/cancel", null, null).expect(200);
        buyer.api().get(receiptOf(held)).expectProblem(409, "NO_RECEIPT");
        String expired = buyer.hold(show, show.seats().get(1)).expect(201).at("/reservation/id");
        sql.letHoldRunOut(expired);
        buyer.api().get(receiptOf(expired)).expectProblem(409, "NO_RECEIPT");
    }

    @Test
    void onlyTheOwnerSeesAReceipt() {
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = paid(buyer, stage.show(1));

        for (String form : List.of("application/json", HTML, PDF)) {
            stage.buyer().api().getAs(form, receiptOf(reservation)).expectProblem(404, "RESERVATION_NOT_FOUND", "예약을 찾을 수 없습니다.");
            api.getAs(form, receiptOf(reservation)).expectProblem(401, "UNAUTHENTICATED");
            buyer.api().getAs(form, receiptOf(UUID.randomUUID().toString())).expectProblem(404, "RESERVATION_NOT_FOUND");
            buyer.api().getAs(form, receiptOf("7")).expectProblem(400, "INVALID_ID");
        }
        stage.administrator().get(receiptOf(reservation)).expectProblem(404, "RESERVATION_NOT_FOUND");
        buyer.api().getAs("image/png", receiptOf(reservation)).expectProblem(406, "NOT_ACCEPTABLE");
        assertThat(buyer.api().getAs("*/*", receiptOf(reservation)).expect(200).headers().firstValue("Content-Type").orElse(""))
            .startsWith("application/json");
    }

    private static String paid(Buyer buyer, Show show) {
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }

    private static String receiptOf(String reservation) {
        return "/api/reservations/" + reservation + "/receipt";
    }
}
