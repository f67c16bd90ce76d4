package io.yemae.seating.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.json.JsonConfiguration;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Grade;
import io.yemae.seating.SeatPlan.PlannedSeat;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.domain.SeatState;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SeatMapTemplateTest {
    private static final int SEATS = 5_000;
    private static final byte[] TAIL = ",\"version\":\"좌석\"}".getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(3);
    private final SeatPlan plan = plan(SEATS);
    private final SeatMapTemplate template = template(plan);

    @Test
    void theCompressedMapIsThatMapAfterEachChange() throws IOException {
        SeatMap map = SeatMap.of(plan, List.of());
        for (int change = 0; change < 50; change++) {
            assertThat(unpacked(template.packed(map, () -> TAIL, false).orElseThrow())).isEqualTo(template.fill(map, TAIL));

            map = map.with(random.ints(random.nextInt(20), 0, SEATS).mapToObj(this::state).toList());
        }
    }

    @Test
    void aSmallChangeIsCompressedAtOnceAndALargeOneIsNot() throws IOException {
        SeatMap free = SeatMap.of(plan, List.of());
        assertThat(template.packed(free, () -> TAIL, true)).isEmpty();
        template.packed(free, () -> TAIL, false).orElseThrow();

        SeatMap few = free.with(List.of(sold(0), sold(SEATS / 2), sold(SEATS - 1)));
        SeatMap many = free.with(IntStream.range(0, SEATS).mapToObj(this::sold).toList());

        assertThat(unpacked(template.packed(few, () -> TAIL, true).orElseThrow())).isEqualTo(template.fill(few, TAIL));
        assertThat(template.packed(many, () -> TAIL, true)).isEmpty();
    }

    @Test
    void aMapWithoutSeatsHasItsBeginningAndItsEnd() throws IOException {
        SeatPlan empty = plan(0);

        List<ByteBuffer> packed = template(empty).packed(SeatMap.of(empty, List.of()), () -> TAIL, true).orElseThrow();

        assertThat(new String(unpacked(packed))).isEqualTo("{\"seats\":[]" + new String(TAIL));
    }

    private SeatState state(int seat) {
        return random.nextBoolean() ? sold(seat) : new SeatState(plan.id(seat), SeatStatus.AVAILABLE, 0);
    }

    private SeatState sold(int seat) {
        return new SeatState(plan.id(seat), SeatStatus.SOLD, 0);
    }

    private static byte[] unpacked(List<ByteBuffer> packed) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(packed.stream().mapToInt(ByteBuffer::remaining).sum());
        packed.forEach(part -> whole.put(part.duplicate()));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(whole.array()))) {
            return in.readAllBytes();
        }
    }

    private static SeatMapTemplate template(SeatPlan plan) {
        ObjectMapper json = new JsonConfiguration().getContext(Object.class);
        SeatMapTemplate.Writer writer = new SeatMapTemplate.Writer(json).text("{\"seats\":[");
        IntStream.range(0, plan.size()).forEach(seat -> writer.seat(seat, Map.of("id", plan.id(seat))));
        return writer.text("]").written();
    }

    private static SeatPlan plan(int seats) {
        UUID[] ids = Uuid7.ascending(Math.max(1, seats));
        return new SeatPlan(PerformanceId.next(), EventId.next(), List.of(new Grade(Uuid7.next(), "R", 10_000, "#d4380d", false, seats)),
            List.of("A"), IntStream.range(0, seats).mapToObj(seat -> new PlannedSeat(ids[seat], seat + 1, "A", 1, seat + 1, 0, false))
            .toList());
    }
}
