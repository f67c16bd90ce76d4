package io.yemae.receipts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.yemae.shared.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Receipts and notices as HTML and as text, from the templates beside this class. The HTML is well-formed XML and needs no other files. */
@ApplicationScoped
class ReceiptPage {
    private static final Template RECEIPT_HTML = template("receipt.html", true);
    private static final Map<Language, Template> RECEIPT_TEXT = texts("receipt");
    private static final Template OFFERED_HTML = template("offered.html", true);
    private static final Map<Language, Template> OFFERED_TEXT = texts("offered");
    private static final Template RETURNED_HTML = template("returned.html", true);
    private static final Map<Language, Template> RETURNED_TEXT = texts("returned");

    /** With the QR code embedded in the page. */
    public String html(ReceiptView receipt) {
        return html(receipt, receipt.entryCode() == null ? null : QrCode.of(receipt.entryCode()).dataUri());
    }

    /** @param picture the address of the QR code's image; null if there is none */
    public String html(ReceiptView receipt, String picture) {
        return RECEIPT_HTML.execute(ReceiptFacts.of(receipt, picture));
    }

    public String text(ReceiptView receipt) {
        return RECEIPT_TEXT.get(receipt.language()).execute(ReceiptFacts.of(receipt, null));
    }

    /** The notice that a payment which came too late has been refunded. */
    public String returnedHtml(ReceiptView receipt) {
        return RETURNED_HTML.execute(ReceiptFacts.of(receipt, null));
    }

    /** As {@link #returnedHtml}. */
    public String returnedText(ReceiptView receipt) {
        return RETURNED_TEXT.get(receipt.language()).execute(ReceiptFacts.of(receipt, null));
    }

    /** Texts are in columns, whose width depends on the language. */
    private static Map<Language, Template> texts(String name) {
        return Map.of(Language.KO, template(name + ".txt", false), Language.EN, template(name + ".en.txt", false));
    }

    /**
     * The notice that seats are offered.
     *
     * @param link where they are paid
     */
    public String offeredHtml(ReceiptView receipt, String link) {
        return OFFERED_HTML.execute(OfferFacts.of(receipt, link));
    }

    /** As {@link #offeredHtml}. */
    public String offeredText(ReceiptView receipt, String link) {
        return OFFERED_TEXT.get(receipt.language()).execute(OfferFacts.of(receipt, link));
    }

    private static Template template(String name, boolean escaping) {
        InputStream template = Objects.requireNonNull(ReceiptPage.class.getResourceAsStream(name), name);
        try (Reader file = new InputStreamReader(template, StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(escaping).compile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
