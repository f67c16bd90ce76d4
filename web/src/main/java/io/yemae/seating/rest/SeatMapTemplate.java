package io.yemae.seating.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.GzipPart;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * A seat map as JSON without the statuses of the seats, written once per plan. Filling in the statuses only copies bytes, which takes about
 * a millisecond for 10,000 seats. Compressing takes ten times as long, so it is done in parts of a few seats each. A part is not compressed
 * again while its statuses are those of the last map that was.
 */
final class SeatMapTemplate {
    private static final int SEATS_OF_A_PART = 128;
    /** Each takes about a tenth of a millisecond. */
    private static final int PARTS_AT_ONCE = 8;
    private static final byte[][] STATES = Arrays.stream(SeatStatus.values())
        .map(status -> status.wireName().getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
    private static final int LONGEST_STATE = Arrays.stream(STATES).mapToInt(state -> state.length).max().orElse(0);

    private final byte[] fixed;
    private final int[] cuts;
    private final int[] seats;
    /** Equal for equal templates, on every node. */
    private final String fingerprint;
    /** As they were compressed last. */
    private final AtomicReferenceArray<Part> parts;

    /** @param statuses of its seats, as ordinals */
    private record Part(byte[] statuses, GzipPart packed) {
    }

    private SeatMapTemplate(byte[] fixed, int[] cuts, int[] seats) {
        this.fixed = fixed;
        this.cuts = cuts;
        this.seats = seats;
        this.parts = new AtomicReferenceArray<>((seats.length + SEATS_OF_A_PART - 1) / SEATS_OF_A_PART);
        CRC32 checksum = new CRC32();
        checksum.update(fixed);
        this.fingerprint = Long.toHexString(checksum.getValue());
    }

    /** @param tail the JSON after the seats, written when it is needed */
    PreparedResponse response(SeatMap map, Supplier<byte[]> tail) {
        return new PreparedResponse(map.version() + '-' + fingerprint, () -> fill(map, tail.get()), now -> packed(map, tail, now));
    }

    byte[] fill(SeatMap map, byte[] tail) {
        byte[] filled = new byte[fixed.length + seats.length * LONGEST_STATE + tail.length];
        int end = fill(filled, statuses(map, 0, seats.length), 0);
        end = appendEnd(filled, end, tail);
        return Arrays.copyOf(filled, end);
    }

    /** Empty if more parts would have to be compressed than can be now. Those that were will not have to be the next time. */
    Optional<List<ByteBuffer>> packed(SeatMap map, Supplier<byte[]> tail, boolean now) {
        List<GzipPart> packed = new ArrayList<>(parts.length() + 1);
        int left = now ? PARTS_AT_ONCE : parts.length();
        for (int part = 0; part < parts.length(); part++) {
            int first = part * SEATS_OF_A_PART;
            byte[] statuses = statuses(map, first, Math.min(seats.length, first + SEATS_OF_A_PART));
            Part known = parts.get(part);
            if (known == null || !Arrays.equals(known.statuses(), statuses)) {
                if (left-- == 0) {
                    return Optional.empty();
                }
                known = new Part(statuses, pack(statuses, first));
                parts.set(part, known);
            }
            packed.add(known.packed());
        }
        byte[] rest = tail.get();
        byte[] filled = new byte[fixed.length - start(seats.length) + rest.length];
        packed.add(GzipPart.of(filled, appendEnd(filled, 0, rest)));
        return Optional.of(GzipPart.joined(packed));
    }

    private GzipPart pack(byte[] statuses, int first) {
        byte[] filled = new byte[start(first + statuses.length) - start(first) + statuses.length * LONGEST_STATE];
        return GzipPart.of(filled, fill(filled, statuses, first));
    }

    private byte[] statuses(SeatMap map, int first, int until) {
        byte[] statuses = new byte[until - first];
        for (int i = first; i < until; i++) {
            statuses[i - first] = (byte) map.status(seats[i]).ordinal();
        }
        return statuses;
    }

    /** Where the JSON begins that belongs to a seat, by its position; after the last one, that of the end. */
    private int start(int position) {
        return position == 0 ? 0 : cuts[position - 1];
    }

    /** Writes the seats from a position, with these statuses. @return the end */
    private int fill(byte[] to, byte[] statuses, int first) {
        int end = 0;
        for (int i = first; i < first + statuses.length; i++) {
            end = append(to, end, fixed, start(i), cuts[i]);
            byte[] state = STATES[statuses[i - first]];
            end = append(to, end, state, 0, state.length);
        }
        return end;
    }

    private int appendEnd(byte[] to, int end, byte[] tail) {
        return append(to, append(to, end, fixed, start(seats.length), fixed.length), tail, 0, tail.length);
    }

    private static int append(byte[] to, int end, byte[] bytes, int from, int until) {
        System.arraycopy(bytes, from, to, end, until - from);
        return end + until - from;
    }

    static final class Writer {
        private final ObjectMapper json;
        private final ByteArrayOutputStream fixed = new ByteArrayOutputStream();
        private final List<Integer> cuts = new ArrayList<>();
        private final List<Integer> seats = new ArrayList<>();

        Writer(ObjectMapper json) {
            this.json = json;
        }

        Writer text(String text) {
            fixed.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Writer value(Object value) {
            fixed.writeBytes(bytes(json, value));
            return this;
        }

        /** Writes the object of a seat. Its status is added as the last member, {@code status}. */
        Writer seat(int seat, Object body) {
            if (!seats.isEmpty()) {
                text(",");
            }
            byte[] written = bytes(json, body);
            fixed.write(written, 0, written.length - 1);
            text(",\"status\":\"");
            cuts.add(fixed.size());
            seats.add(seat);
            return text("\"}");
        }

        SeatMapTemplate written() {
            return new SeatMapTemplate(fixed.toByteArray(), array(cuts), array(seats));
        }

        private static int[] array(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    static byte[] bytes(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
