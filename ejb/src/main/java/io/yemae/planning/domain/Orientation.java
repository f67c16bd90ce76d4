package io.yemae.planning.domain;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, as the Exif data of a JPEG file say.
 *
 * @param value from 1, upright, to 8
 */
record Orientation(int value) {
    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int LAST = 8;
    /** From then on the picture is also turned by a quarter. */
    private static final int FIRST_TURNED = 5;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int MARKERS = 0xFF00;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int LITTLE_ENDIAN = 0x4949;

    /** Upright if the file does not say, or says it in a damaged way. */
    static Orientation of(byte[] jpeg) {
        try {
            ByteBuffer file = ByteBuffer.wrap(jpeg).position(2);
            int marker = file.getShort() & 0xFFFF;
            while (marker >= MARKERS && marker != START_OF_SCAN) {
                int next = file.position() + (file.getShort() & 0xFFFF);
                if (marker == APP1 && Arrays.equals(jpeg, file.position(), file.position() + EXIF.length, EXIF, 0, EXIF.length)) {
                    return ofExif(file.slice(file.position() + EXIF.length, next - file.position() - EXIF.length));
                }
                marker = file.position(next).getShort() & 0xFFFF;
            }
            return UPRIGHT;
        } catch (RuntimeException e) {
            return UPRIGHT;
        }
    }

    private static Orientation ofExif(ByteBuffer exif) {
        exif.order(exif.getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        int entries = exif.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if ((exif.getShort(entry) & 0xFFFF) == TAG) {
                int value = exif.getShort(entry + 8) & 0xFFFF;
                return value >= 1 && value <= LAST ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** The picture as it was seen. */
    BufferedImage upright(BufferedImage image) {
        if (value == 1) {
            return image;
        }
        boolean isTurned = value >= FIRST_TURNED;
        BufferedImage upright = new BufferedImage(isTurned ? image.getHeight() : image.getWidth(),
            isTurned ? image.getWidth() : image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = upright.createGraphics();
        pen.drawImage(image, transform(image.getWidth(), image.getHeight()), null);
        pen.dispose();
        return upright;
    }

    private AffineTransform transform(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
