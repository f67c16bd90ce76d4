package io.yemae.seating.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A seat map as JSON without the statuses of the seats, written once per plan. Filling in the statuses only copies bytes, which takes about
 * a millisecond for 10,000 seats.
 */
final class SeatMapTemplate {
    private static final byte[][] STATES = Arrays.stream(SeatStatus.values())
        .map(status -> status.wireName().getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
    private static final int LONGEST_STATE = Arrays.stream(STATES).mapToInt(state -> state.length).max().orElse(0);

    private final byte[] fixed;
    private final int[] cuts;
    private final int[] seats;
    private final String fingerprint;

    private SeatMapTemplate(byte[] fixed, int[] cuts, int[] seats) {
        this.fixed = fixed;
        this.cuts = cuts;
        this.seats = seats;
        CRC32 checksum = new CRC32();
        checksum.update(fixed);
        this.fingerprint = Long.toHexString(checksum.getValue());
    }

    /** Equal templates have the same fingerprint on every node. */
    String fingerprint() {
        return fingerprint;
    }

    /** @param tail the JSON after the seats */
    byte[] fill(SeatMap map, byte[] tail) {
        byte[] filled = new byte[fixed.length + seats.length * LONGEST_STATE + tail.length];
        int end = 0;
        int from = 0;
        for (int i = 0; i < seats.length; i++) {
            end = append(filled, end, fixed, from, cuts[i]);
            byte[] state = STATES[map.status(seats[i]).ordinal()];
            end = append(filled, end, state, 0, state.length);
            from = cuts[i];
        }
        end = append(filled, end, fixed, from, fixed.length);
        end = append(filled, end, tail, 0, tail.length);
        return Arrays.copyOf(filled, end);
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
