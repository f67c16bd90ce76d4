package io.yemae.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compression of bytes that are sent many times. */
public final class Gzip extends GZIPOutputStream {
    private static final int BUFFER = 16_384;

    private Gzip(ByteArrayOutputStream out, int level) throws IOException {
        super(out, BUFFER);
        def.setLevel(level);
    }

    /** As small as possible, for bytes that never change. */
    public static byte[] best(byte[] bytes) {
        return packed(bytes, Deflater.BEST_COMPRESSION);
    }

    /** For bytes that are replaced every few seconds. */
    public static byte[] quick(byte[] bytes) {
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
