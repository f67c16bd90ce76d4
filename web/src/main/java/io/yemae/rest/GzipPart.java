package io.yemae.rest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A part of a body, compressed by itself. Parts that are joined are one gzip stream (RFC 1952), so a body of which a little has changed is
 * compressed by compressing only the parts with the changes. The compressed bytes are outside the heap, from where they are sent without
 * being copied, neither when parts are joined nor for each response.
 */
public final class GzipPart {
    private static final ByteBuffer HEAD =
        ByteBuffer.wrap(new byte[] {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff}).asReadOnlyBuffer();
    /** The last block of a stream, with nothing in it. */
    private static final byte[] END = {3, 0};
    /** What a block that cannot be compressed, and the flush after it, add at most. */
    private static final int OVERHEAD = 64;

    // A CRC-32 is a polynomial over two elements modulo this one. The highest bit is the coefficient of x^0.
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int ONE = 1 << 31;
    private static final int X_8 = 1 << 23;

    private final ByteBuffer compressed;
    private final int length;
    private final int checksum;
    /** x^(8 × length): times this, the checksum of what is before this part becomes that of the same and as many zero bytes. */
    private final int shift;

    private GzipPart(ByteBuffer compressed, int length, int checksum) {
        this.compressed = compressed;
        this.length = length;
        this.checksum = checksum;
        this.shift = power(length);
    }

    /** The first bytes of an array, compressed at the default level: the lowest one takes half as long, and adds a tenth to the size. */
    public static GzipPart of(byte[] bytes, int length) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(bytes, 0, length);
            byte[] compressed = new byte[length / 2 + OVERHEAD];
            int end = 0;
            // A full flush ends at a byte, and nothing after it refers to what is before it.
            for (int free = compressed.length; ; free = compressed.length - end) {
                int written = deflater.deflate(compressed, end, free, Deflater.FULL_FLUSH);
                end += written;
                if (written < free) {
                    break;
                }
                compressed = Arrays.copyOf(compressed, compressed.length * 2);
            }
            CRC32 checksum = new CRC32();
            checksum.update(bytes, 0, length);
            return new GzipPart(direct(compressed, end), length, (int) checksum.getValue());
        } finally {
            deflater.end();
        }
    }

    /** All parts, one after the other, as one gzip stream. The buffers are shared: whoever reads them uses duplicates. */
    public static List<ByteBuffer> joined(List<GzipPart> parts) {
        List<ByteBuffer> stream = new ArrayList<>(parts.size() + 2);
        stream.add(HEAD);
        int checksum = 0;
        int length = 0;
        for (GzipPart part : parts) {
            stream.add(part.compressed);
            checksum = product(part.shift, checksum) ^ part.checksum;
            length += part.length;
        }
        stream.add(ByteBuffer.allocate(END.length + 2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN)
            .put(END).putInt(checksum).putInt(length).flip());
        return stream;
    }

    private static ByteBuffer direct(byte[] bytes, int length) {
        return ByteBuffer.allocateDirect(length).put(bytes, 0, length).flip().asReadOnlyBuffer();
    }

    /** x^(8 × bytes) modulo the polynomial. */
    private static int power(int bytes) {
        int power = ONE;
        int square = X_8;
        for (int rest = bytes; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                power = product(power, square);
            }
            square = product(square, square);
        }
        return power;
    }

    private static int product(int factor, int other) {
        int product = 0;
        int shifted = other;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((factor & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ POLYNOMIAL;
        }
        return product;
    }
}
