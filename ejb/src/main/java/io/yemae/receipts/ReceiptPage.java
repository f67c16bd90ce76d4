package io.yemae.receipts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.yemae.booking.ReservationView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Receipts and notices as HTML and as text, from the templates beside this class. The HTML is well-formed XML and needs no other files. */
@ApplicationScoped
class ReceiptPage {
    private static final Template RECEIPT_HTML = template("receipt.html", true);
    private static final Template RECEIPT_TEXT = template("receipt.txt", false);
    private static final Template OFFERED_HTML = template("offered.html", true);
    private static final Template OFFERED_TEXT = template("offered.txt", false);
    private static final Template RETURNED_HTML = template("returned.html", true);
    private static final Template RETURNED_TEXT = template("returned.txt", false);

    /** With the QR code embedded in the page. */
    public String html(ReceiptView receipt) {
        return html(receipt, receipt.entryCode() == null ? null : QrCode.of(receipt.entryCode()).dataUri());
    }

    /** @param picture the address of the QR code's image; null if there is none */
    public String html(ReceiptView receipt, String picture) {
        return RECEIPT_HTML.execute(ReceiptFacts.of(receipt, picture));
    }

    public String text(ReceiptView receipt) {
        return RECEIPT_TEXT.execute(ReceiptFacts.of(receipt, null));
    }

    /** The notice that a payment which came too late has been refunded. */
    public String returnedHtml(ReceiptView returned) {
        return RETURNED_HTML.execute(ReceiptFacts.of(returned, null));
    }

    /** As {@link #returnedHtml}. */
    public String returnedText(ReceiptView returned) {
        return RETURNED_TEXT.execute(ReceiptFacts.of(returned, null));
    }

    /**
     * The notice that seats are offered.
     *
     * @param link where they are paid
     */
    public String offeredHtml(String buyer, ReservationView reservation, String link) {
        return OFFERED_HTML.execute(OfferFacts.of(buyer, reservation, link));
    }

    /** As {@link #offeredHtml}. */
    public String offeredText(String buyer, ReservationView reservation, String link) {
        return OFFERED_TEXT.execute(OfferFacts.of(buyer, reservation, link));
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
