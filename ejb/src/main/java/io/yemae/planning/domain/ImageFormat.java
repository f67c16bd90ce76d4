package io.yemae.planning.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats of uploaded pictures, recognised by their first bytes, whatever the client says. */
enum ImageFormat {
    PNG("\u0089PNG\r\n\u001a\n", ""), JPEG("\u00ff\u00d8\u00ff", ""), WEBP("RIFF", "WEBP");

    private static final int AFTER_LENGTH = 8;

    private final byte[] start;
    /** After the length that follows the start. */
    private final byte[] kind;

    ImageFormat(String start, String kind) {
        this.start = start.getBytes(StandardCharsets.ISO_8859_1);
        this.kind = kind.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Optional<ImageFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(each -> isAt(file, 0, each.start) && isAt(file, AFTER_LENGTH, each.kind)).findFirst();
    }

    private static boolean isAt(byte[] file, int offset, byte[] expected) {
        return file.length >= offset + expected.length
            && Arrays.equals(file, offset, offset + expected.length, expected, 0, expected.length);
    }
}
