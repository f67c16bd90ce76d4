package io.yemae.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compression of bytes that are sent many times. */
final class Gzip extends GZIPOutputStream {

    private Gzip(ByteArrayOutputStream out, int level) throws IOException {
        super(out);
        def.setLevel(level);
    }

    /** As small as possible. */
    static byte[] best(byte[] bytes) {
        return packed(bytes, Deflater.BEST_COMPRESSION);
    }

    /** For bytes that are replaced every few seconds. */
    static byte[] quick(byte[] bytes) {
        return packed(bytes, Deflater.DEFAULT_COMPRESSION);
    }

    private static byte[] packed(byte[] bytes, int level) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3);
        try (Gzip out = new Gzip(packed, level)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
