package io.yemae.receipts;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;

/** A receipt as a PDF: its page, on A4, with fonts of our own, since a server has none. */
@ApplicationScoped
public class ReceiptPdf {
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
            ReceiptFonts.addTo(pdf);
            // A page brings all it needs: nothing is ever fetched, whatever a title says.
            pdf.useExternalResourceAccessControl((address, type) -> address.startsWith("data:"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            pdf.withProducer("Yemae");
            pdf.withHtmlContent(ReceiptFonts.drawable(page.html(receipt)), null);
            pdf.toStream(file);
            pdf.run();
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
