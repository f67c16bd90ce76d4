package io.yemae.it.ops;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A span as OTLP carries it (opentelemetry-proto, trace/v1). Ids are in hexadecimal digits.
 *
 * @param parent empty if it has none
 * @param kind   {@link #SERVER} for a request that is answered, {@link #CLIENT} for one that is sent
 */
record ReceivedSpan(String trace, String id, String parent, String name, long kind) {
    static final long SERVER = 2;
    static final long CLIENT = 3;

    /** The type of a field, in the last bits of its key (Protocol Buffers). */
    private static final int TYPE = 7;
    private static final int NUMBER = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int BYTES = 2;

    /** The spans of an ExportTraceServiceRequest. */
    static List<ReceivedSpan> in(byte[] request) {
        return all(ByteBuffer.wrap(request), 1)
            .flatMap(resource -> all(resource, 2))
            .flatMap(scope -> all(scope, 2))
            .map(ReceivedSpan::of)
            .toList();
    }

    private static ReceivedSpan of(ByteBuffer span) {
        return new ReceivedSpan(hex(span, 1), hex(span, 2), hex(span, 4),
            all(span, 5).map(name -> StandardCharsets.UTF_8.decode(name).toString()).findFirst().orElse(""),
            all(span, 6).map(ByteBuffer::getLong).findFirst().orElse(0L));
    }

    private static String hex(ByteBuffer message, int field) {
        return all(message, field).map(value -> {
            byte[] bytes = new byte[value.remaining()];
            value.get(bytes);
            return HexFormat.of().formatHex(bytes);
        }).findFirst().orElse("");
    }

    private static Stream<ByteBuffer> all(ByteBuffer message, int field) {
        return fields(message.duplicate()).getOrDefault(field, List.of()).stream();
    }

    private static Map<Integer, List<ByteBuffer>> fields(ByteBuffer message) {
        Map<Integer, List<ByteBuffer>> fields = new HashMap<>();
        while (message.hasRemaining()) {
            int key = (int) number(message);
            ByteBuffer value = switch (key & TYPE) {
                case NUMBER -> ByteBuffer.allocate(Long.BYTES).putLong(0, number(message));
                case EIGHT_BYTES -> next(message, Long.BYTES);
                case BYTES -> next(message, (int) number(message));
                default -> next(message, Integer.BYTES);
            };
            fields.computeIfAbsent(key >> 3, each -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    private static ByteBuffer next(ByteBuffer message, int length) {
        ByteBuffer value = message.slice(message.position(), length);
        message.position(message.position() + length);
        return value;
    }

    private static long number(ByteBuffer message) {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = message.get();
            number |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
