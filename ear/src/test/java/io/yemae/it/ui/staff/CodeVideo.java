package io.yemae.it.ui.staff;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** What a camera sees of somebody who holds out a code at night: tilted, seen from the side, three points a module, and dim. */
final class CodeVideo {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FRAMES = 2;
    private static final double POINTS = 3;
    private static final double FLATTENED = 0.85;
    private static final double SLANT = 0.12;
    private static final double TILT_DEGREES = 23;
    private static final int NIGHT = 30;
    private static final int DARK = 45;
    private static final int BRIGHT = 95;
    private static final int NO_COLOUR = 128;
    private static final int QUIET_ZONE = 4;

    private CodeVideo() {
    }

    /** In the format that Chromium's fake camera reads. */
    static Path of(String text) throws IOException, WriterException {
        Path file = Files.createTempFile(Path.of(System.getProperty("yemae.it.directory")), "code", ".y4m");
        file.toFile().deleteOnExit();
        byte[] brightness = ((DataBufferByte) picture(text).getRaster().getDataBuffer()).getData();
        byte[] colours = new byte[WIDTH * HEIGHT / 2];
        Arrays.fill(colours, (byte) NO_COLOUR);
        try (OutputStream video = Files.newOutputStream(file)) {
            video.write("YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n".formatted(WIDTH, HEIGHT).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < FRAMES; i++) {
                video.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                video.write(brightness);
                video.write(colours);
            }
        }
        return file;
    }

    private static BufferedImage picture(String text) throws WriterException {
        BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET_ZONE));
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(NIGHT, NIGHT, NIGHT));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.translate(WIDTH / 2, HEIGHT / 2);
        pen.rotate(Math.toRadians(TILT_DEGREES));
        pen.shear(SLANT, 0);
        pen.scale(POINTS, POINTS * FLATTENED);
        pen.translate(-code.getWidth() / 2.0, -code.getHeight() / 2.0);
        pen.setColor(new Color(BRIGHT, BRIGHT, BRIGHT));
        pen.fillRect(0, 0, code.getWidth(), code.getHeight());
        pen.setColor(new Color(DARK, DARK, DARK));
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    pen.fill(new Rectangle2D.Double(x, y, 1, 1));
                }
            }
        }
        pen.dispose();
        return picture;
    }
}
