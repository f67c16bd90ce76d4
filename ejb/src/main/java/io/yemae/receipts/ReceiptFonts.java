package io.yemae.receipts;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.yemae.shared.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of a PDF receipt, in the order of fallback: Hangul and symbols, then European letters, then Hanja. A README beside the files
 * names their sources. The style of the page names the same families.
 */
final class ReceiptFonts {
    private static final int REGULAR = 400;
    private static final int END_OF_BASIC_PLANE = 0x10000;

    private static final List<Font> FONTS = List.of(new Font("Yemae Gothic", "fonts/yemae-gothic.ttf"),
        new Font("Yemae Letters", "fonts/yemae-letters.ttf"), new Font("Yemae Hanja", "fonts/yemae-hanja.ttf"));

    private record Font(String family, String file) {

        InputStream open() {
            return Objects.requireNonNull(ReceiptFonts.class.getResourceAsStream(file), file);
        }
    }

    /** Initialized when the first receipt is rendered. */
    private static final class Covered {
        static final BitSet CODE_POINTS = covered();
    }

    private ReceiptFonts() {
    }

    /** A font is read only if the page needs it, and embedded with the glyphs that the page uses. */
    static void addTo(PdfRendererBuilder pdf) {
        FONTS.forEach(font -> pdf.useFont(font::open, font.family(), REGULAR, FontStyle.NORMAL, true));
    }

    /**
     * The page with the characters that can be rendered: composed, because the fonts have no conjoining jamo and do not position marks,
     * and without characters that no font has, such as emoji, or that XML forbids.
     */
    static String renderable(String page) {
        StringBuilder renderable = new StringBuilder(page.length());
        Text.shown(page).codePoints()
            .filter(each -> each == '\n' || each == '\t' || Covered.CODE_POINTS.get(each) && Character.getType(each) != Character.FORMAT)
            .forEach(renderable::appendCodePoint);
        return renderable.toString();
    }

    private static BitSet covered() {
        BitSet covered = new BitSet(END_OF_BASIC_PLANE);
        for (Font font : FONTS) {
            try (InputStream file = font.open(); TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                CmapLookup glyphs = read.getUnicodeCmapLookup();
                for (int codePoint = ' '; codePoint < END_OF_BASIC_PLANE; codePoint++) {
                    if (glyphs.getGlyphId(codePoint) != 0) {
                        covered.set(codePoint);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return covered;
    }
}
