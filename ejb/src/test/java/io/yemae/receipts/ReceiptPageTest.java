package io.yemae.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.Won;
import io.yemae.shared.text.Language;
import java.io.StringReader;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReceiptPageTest {
    private static final ReceiptView CONFIRMED = new ReceiptView(
        Samples.confirmed("겨울 나그네", Samples.seat("VIP", 1), Samples.standing(2)), Won.ZERO, "김예매", "a.signed.code", Language.KO);
    private static final ReceiptView CANCELLED =
        new ReceiptView(Samples.cancelled("겨울 나그네", Samples.seat("VIP", 1)), Won.ZERO, "김예매", null, Language.KO);

    private final ReceiptPage page = new ReceiptPage();

    @Test
    void aReceiptShowsAllItsFactsInKorean() {
        for (String receipt : new String[] {page.html(CONFIRMED), page.text(CONFIRMED)}) {
            assertThat(receipt).contains("TK1732147200000AB12C", "김예매", "겨울 나그네", "예술의전당 오페라극장", "서울특별시 서초구 남부순환로 2406",
                "2026년 12월 24일 (목) 19:30", "VIP-1-1", "150,000원", "2매", "자유석", "60,000원", "210,000원", "포인트", "2026년 11월 21일 (토) 00:01",
                "결제 완료").doesNotContain("취소", "환불");
        }
    }

    @Test
    void thePageShowsTheEntryCodeAsAQrCode() throws Exception {
        Matcher picture = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"").matcher(page.html(CONFIRMED));

        assertThat(picture.find()).isTrue();
        assertThat(QrReader.read(Base64.getDecoder().decode(picture.group(1).replace("&#x3D;", "=")))).isEqualTo("a.signed.code");
    }

    @Test
    void theReceiptOfACancelledReservationSaysSoAndHasNoQrCode() {
        assertThat(page.html(CANCELLED)).contains("예매 취소", "취소된 예매입니다", "취소 일시", "2026년 11월 21일 (토) 01:01", "환불 완료")
            .doesNotContain("<img", "예매 확정");
        assertThat(page.text(CANCELLED)).contains("예매가 취소되었습니다", "입장할 수 없습니다", "환불 완료").doesNotContain("QR");
    }

    @Test
    void userTextIsEscaped() throws Exception {
        String attack = "<script>alert('x')</script>\"& {{total}} ${1}";
        ReceiptView receipt = new ReceiptView(Samples.confirmed(attack, Samples.seat("<b>", 1)), Won.ZERO,
            "<img src=x onerror=alert(1)>", "a.signed.code", Language.KO);

        String html = page.html(receipt);

        assertThat(html).contains("&lt;script&gt;alert(").doesNotContain("<script", "<b>", "<img src=x");
        InputSource xml = new InputSource(new StringReader(html.replace("<!DOCTYPE html>", "")));
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getElementsByTagName("h1").item(0).getTextContent())
            .isEqualTo(attack);
        assertThat(page.returnedHtml(receipt)).doesNotContain("<script", "<img");
        assertThat(page.text(receipt)).contains(attack);
    }

    @Test
    void userTextCannotForgeALine() {
        String forged = "공연\n결제 상태  환불 완료";
        ReceiptView receipt = new ReceiptView(Samples.confirmed(forged, Samples.seat("VIP\u2028합계", 1)), Won.ZERO, "김\r\n예매",
            "a.signed.code", Language.KO);

        assertThat(page.text(receipt)).contains("공연 결제 상태 환불 완료", "김 예매님", "VIP 합계-1-1").doesNotContain("\n결제 상태  환불 완료");
        assertThat(page.returnedText(receipt)).contains("김 예매님").doesNotContain("\n결제 상태");
    }

    @Test
    void aNoticeOfARefundNamesBuyerAmountAndReservation() {
        for (String notice : new String[] {page.returnedHtml(CANCELLED), page.returnedText(CANCELLED)}) {
            assertThat(notice).contains("김예매님", "돌려드렸습니다", "150,000원", "겨울 나그네", "TK1732147200000AB12C").doesNotContain("포인트");
        }
    }

    @Test
    void bothSourcesOfAPaymentAreNamedWithTheirAmounts() {
        ReceiptView receipt = new ReceiptView(Samples.paidBy("CARD", Samples.seat("VIP", 1)), new Won(30_000), "김예매",
            "a.signed.code", Language.KO);

        for (String text : new String[] {page.html(receipt), page.text(receipt)}) {
            assertThat(text).contains("신용카드 120,000원", "포인트", "30,000원", "150,000원");
        }
        for (String notice : new String[] {page.returnedHtml(receipt), page.returnedText(receipt)}) {
            assertThat(notice).contains("150,000원 (포인트 30,000원 포함)");
        }
    }

    @Test
    void aNoticeOfAnOfferNamesSeatsPriceAndDeadlineAndLeadsToTheOrder() {
        ReceiptView offered = new ReceiptView(Samples.confirmed("<script>", Samples.seat("VIP", 7)), Won.ZERO, "김예매", null, Language.KO);
        for (String notice : new String[] {page.offeredHtml(offered, "https://yemae.test/orders/1"),
            page.offeredText(offered, "https://yemae.test/orders/1")}) {
            assertThat(notice).contains("김예매님", "VIP-1-7", "150,000원", "2026년 11월 21일 (토) 00:01", "https://yemae.test/orders/1");
        }
        assertThat(page.offeredHtml(offered, "https://yemae.test/orders/1")).doesNotContain("<script");
    }

    @Test
    void anEnglishReceiptHasEnglishWordsAndTheTextsThatThereAre() {
        for (String receipt : new String[] {page.html(CONFIRMED.in(Language.EN)), page.text(CONFIRMED.in(Language.EN))}) {
            assertThat(receipt).contains("Thu 24 Dec 2026 19:30", "₩150,000", "× 2", "₩210,000", "Points", "Paid", "겨울 나그네")
                .doesNotContain("예매 ", "좌석", "합계", "원");
        }
        assertThat(page.html(CANCELLED.in(Language.EN))).contains("lang=\"en\"", "Cancelled", "does not admit anybody");
        assertThat(page.returnedText(CANCELLED.in(Language.EN))).contains("Dear 김예매, your payment has been refunded.", "₩150,000");
        assertThat(page.returnedHtml(CANCELLED.in(Language.EN))).contains("Dear 김예매, your payment arrived after");
        assertThat(page.offeredText(CONFIRMED.in(Language.EN), "https://x/orders/1")).contains("Pay here  https://x/orders/1", "₩210,000");
        assertThat(page.offeredHtml(CONFIRMED.in(Language.EN), "https://x/orders/1")).contains("Pay now", "Pay by", "₩210,000");
    }

    @Test
    void theWordsOfBothLanguagesHaveTheSameKeys() {
        assertThat(ReceiptFacts.WORDS.in(Language.EN).keySet()).isEqualTo(ReceiptFacts.WORDS.in(Language.KO).keySet());
    }
}
