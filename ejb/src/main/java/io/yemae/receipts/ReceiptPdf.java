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

/** A receipt as a PDF: its HTML page on A4. The fonts are embedded, because a server has none. */
@ApplicationScoped
class ReceiptPdf {
    static {
        // The library logs every step of every page otherwise.
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
            // Tagged for screen readers. Such a document uses embedded fonts only.
            pdf.usePdfUaAccessibility(true);
            ReceiptFonts.addTo(pdf);
            // A page needs no other files, so nothing is fetched, whatever a title contains.
            pdf.useExternalResourceAccessControl((address, type) -> address.startsWith("data:"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
            pdf.withProducer("Yemae");
            pdf.withHtmlContent(ReceiptFonts.renderable(page.html(receipt)), null);
            pdf.toStream(file);
            pdf.run();
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
