package io.yemae.booking.integration;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.yemae.booking.ReceiptView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.Level;

/** A receipt as a PDF: its page, on A4, with a font of our own, since a server has none with Hangul. */
@ApplicationScoped
public class ReceiptPdf {
    private static final String FAMILY = "Yemae Gothic";
    private static final int REGULAR = 400;

    static {
        // It tells every step of every page otherwise.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final ReceiptPage page;

    /** For the container's proxy. */
    protected ReceiptPdf() {
        this(null);
    }

    @Inject
    public ReceiptPdf(ReceiptPage page) {
        this.page = page;
    }

    public byte[] of(ReceiptView receipt) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            PdfRendererBuilder pdf = new PdfRendererBuilder();
            pdf.useFastMode();
            // Tagged, to be read aloud; and such a document uses none of the fonts that a machine may have or lack.
            pdf.usePdfUaAccessibility(true);
            pdf.useFont(() -> Objects.requireNonNull(ReceiptPdf.class.getResourceAsStream("yemae-gothic.ttf")), FAMILY, REGULAR,
                FontStyle.NORMAL, true);
            // A page brings all it needs: nothing is ever fetched, whatever a title says.
            pdf.useExternalResourceAccessControl((address, type) -> address.startsWith("data:"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            pdf.withProducer("Yemae");
            pdf.withHtmlContent(page.html(receipt), null);
            pdf.toStream(file);
            pdf.run();
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
