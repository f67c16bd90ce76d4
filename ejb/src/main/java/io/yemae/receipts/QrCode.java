package io.yemae.receipts;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes a text as a QR code and draws it as a PNG with one bit a pixel. */
public final class QrCode {
    // The lowest error correction: a signed code is long, and larger modules help a camera more than redundancy. One mask: the text looks
    // random, so they are all as good, and comparing the eight takes longer than everything else.
    private static final Map<EncodeHintType, ?> HINTS = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L,
        EncodeHintType.MARGIN, 4, EncodeHintType.QR_MASK_PATTERN, 0);
    private static final int PIXELS_PER_MODULE = 5;
    private static final int WHITE = 0xff;

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /** @param text at most 2,953 ASCII characters */
    public static QrCode of(String text) {
        try {
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + text.length(), e);
        }
    }

    public byte[] png() {
        int side = modules.getWidth() * PIXELS_PER_MODULE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int rowBytes = pixels.length / side;
        for (int y = 0; y < side; y++) {
            if (y % PIXELS_PER_MODULE == 0) {
                drawRow(y / PIXELS_PER_MODULE, pixels, y * rowBytes, rowBytes);
            } else {
                System.arraycopy(pixels, (y - 1) * rowBytes, pixels, y * rowBytes, rowBytes);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        // Not through a file, as by default: that needs a hook for the end of the JVM, which is refused while a node sends its last mails.
        try (ImageOutputStream png = new MemoryCacheImageOutputStream(file)) {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Eight pixels a byte, the leftmost in its highest bit. */
    private void drawRow(int row, byte[] pixels, int offset, int rowBytes) {
        Arrays.fill(pixels, offset, offset + rowBytes, (byte) WHITE);
        for (int x = 0; x < modules.getWidth() * PIXELS_PER_MODULE; x++) {
            if (modules.get(x / PIXELS_PER_MODULE, row)) {
                pixels[offset + x / Byte.SIZE] &= (byte) ~(1 << Byte.SIZE - 1 - x % Byte.SIZE);
            }
        }
    }

    /** The image as a data URI, for a page without other files. */
    String dataUri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
    }
}
