package io.yemae.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipPartTest {

    @Test
    void joinedPartsAreOneStreamOfAllBytes() throws IOException {
        Random random = new Random(1);
        for (int count : new int[] {1, 2, 40}) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            List<GzipPart> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                byte[] bytes = bytes(random, i);
                all.writeBytes(bytes);
                parts.add(GzipPart.of(bytes, bytes.length));
            }

            assertThat(unpacked(GzipPart.joined(parts))).isEqualTo(all.toByteArray());
        }
    }

    @Test
    void noPartsAreAnEmptyStream() throws IOException {
        assertThat(unpacked(GzipPart.joined(List.of()))).isEmpty();
    }

    @Test
    void onlyTheFirstBytesOfAnArrayAreTaken() throws IOException {
        assertThat(unpacked(GzipPart.joined(List.of(GzipPart.of(new byte[] {1, 2, 3, 4}, 2))))).containsExactly(1, 2);
    }

    @Test
    void aPartIsCompressed() {
        assertThat(bytes(GzipPart.joined(List.of(GzipPart.of(new byte[20_000], 20_000))))).hasSizeLessThan(200);
    }

    /** Of these some are empty, some repeat themselves, and some cannot be compressed. */
    private static byte[] bytes(Random random, int number) {
        byte[] bytes = new byte[number % 5 == 1 ? 0 : random.nextInt(70_000)];
        if (number % 2 == 0) {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    /** The stream checks the length and the checksum of what it reads. */
    private static byte[] unpacked(List<ByteBuffer> packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(packed)))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(List<ByteBuffer> packed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ByteBuffer part : packed) {
            byte[] some = new byte[part.remaining()];
            part.duplicate().get(some);
            bytes.writeBytes(some);
        }
        return bytes.toByteArray();
    }
}
