package io.yemae.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.booking.ReservationView;
import io.yemae.shared.Won;
import io.yemae.shared.text.Language;
import java.io.IOException;
import java.text.Normalizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptPdfTest {
    private final ReceiptPage page = new ReceiptPage();
    private final ReceiptPdf pdf = new ReceiptPdf(page);

    @Test
    void aReceiptIsOnePageOfA4WithAnEmbeddedHangulFont() throws Exception {
        ReceiptView receipt = new ReceiptView(Samples.confirmed("뷁과 쀍의 노래 <1>", Samples.seat("VIP", 1)), Won.ZERO, "김예매",
            "a.signed.code", Language.KO);

        try (PDDocument document = Loader.loadPDF(pdf.of(receipt))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 842f);
            assertThat(new PDFTextStripper().getText(document)).contains("뷁과 쀍의 노래 <1>", "김예매", "예술의전당 오페라극장", "TK1732147200000AB12C",
                "VIP-1-1", "150,000원", "2026년 12월 24일 (목) 19:30", "예매 확정");
            for (var name : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(name).getName()).contains("Yemae");
            }
            assertThat(document.getPage(0).getResources().getXObjectNames()).as("the QR code").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"春香傳", "李", "Чайковский", "Ελληνικά", "Zażółć gęślą jaźń", "Dvořák", "Šárka",
        "Ｒ석 ㎡ ㈜ ① ★ ♥ ※ ℃ №", "さくら サクラ", "€ ₩ – … ‘’"})
    void scriptsAndSymbolsAreRendered(String text) throws Exception {
        String rendered = text(new ReceiptView(Samples.confirmed("가" + text + "나", Samples.seat(text, 1)), Won.ZERO, text,
            "a.signed.code", Language.KO));

        assertThat(rendered).contains("가" + text + "나", text + "-1-1").doesNotContain("#");
    }

    @Test
    void decomposedCharactersAreComposed() throws Exception {
        assertThat(text(new ReceiptView(Samples.confirmed(Normalizer.normalize("한글 콘서트 Dvořák", Normalizer.Form.NFD),
            Samples.seat("VIP", 1)), Won.ZERO,
            Normalizer.normalize("홍길동", Normalizer.Form.NFD), "a.signed.code", Language.KO)))
            .contains("한글 콘서트 Dvořák", "홍길동").doesNotContain("#");
    }

    @Test
    void charactersThatNoFontHasOrXmlForbidsAreLeftOut() throws Exception {
        ReservationView reservation = Samples.confirmed("밤🎵의 👨‍👩‍👧노래\ufffe끝 ♥️", Samples.seat("V\u202eIP", 1));

        assertThat(text(new ReceiptView(reservation, Won.ZERO, "이름\uffff끝\ud83d", "a.signed.code", Language.KO)))
            .contains("밤의 노래끝 ♥", "이름끝", "VIP-1-1")
            .doesNotContain("#");
    }

    private String text(ReceiptView receipt) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.of(receipt))) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void thePdfIsTaggedForScreenReaders() throws Exception {
        ReceiptView receipt = new ReceiptView(Samples.confirmed("공연", Samples.seat("VIP", 1)), Won.ZERO, "김예매", "a.signed.code",
            Language.KO);

        try (PDDocument document = Loader.loadPDF(pdf.of(receipt))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ko");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("영수증 TK1732147200000AB12C");
        }
    }

    @Test
    void thePdfEmbedsOnlyTheGlyphsThatItUses() {
        ReceiptView receipt = new ReceiptView(Samples.cancelled("공연", Samples.seat("VIP", 1)), Won.ZERO, "김예매", null, Language.KO);

        assertThat(pdf.of(receipt).length).isLessThan(100_000);
    }
}
