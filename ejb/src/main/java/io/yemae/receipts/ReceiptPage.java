package io.yemae.receipts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.yemae.booking.ReservationView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Receipts and notices as pages and as text, by the templates beside this class. A page is well-formed XML as well, and needs nothing from elsewhere.
 */
@ApplicationScoped
public class ReceiptPage {
    private static final Template RECEIPT_HTML = template("receipt.html", true);
    private static final Template RECEIPT_TEXT = template("receipt.txt", false);
    private static final Template RETURNED_HTML = template("returned.html", true);
    private static final Template RETURNED_TEXT = template("returned.txt", false);

    /** With the QR code's picture in the page itself. */
    public String html(ReceiptView receipt) {
        return html(receipt, receipt.entryCode() == null ? null : QrCode.of(receipt.entryCode()).dataUri());
    }

    /** @param picture where the QR code's picture is; null when there is none */
    public String html(ReceiptView receipt, String picture) {
        return RECEIPT_HTML.execute(ReceiptFacts.of(receipt, picture));
    }

    public String text(ReceiptView receipt) {
        return RECEIPT_TEXT.execute(ReceiptFacts.of(receipt, null));
    }

    /** That money which came too late went back. */
    public String returnedHtml(String buyer, ReservationView reservation) {
        return RETURNED_HTML.execute(ReceiptFacts.of(new ReceiptView(reservation, buyer, null), null));
    }

    /** As {@link #returnedHtml}. */
    public String returnedText(String buyer, ReservationView reservation) {
        return RETURNED_TEXT.execute(ReceiptFacts.of(new ReceiptView(reservation, buyer, null), null));
    }

    private static Template template(String name, boolean escaping) {
        try (Reader file = new InputStreamReader(Objects.requireNonNull(ReceiptPage.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(escaping).compile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
