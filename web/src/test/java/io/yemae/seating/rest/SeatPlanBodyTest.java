package io.yemae.seating.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.SeatPositions;
import io.yemae.layouts.SectionGeometry;
import io.yemae.rest.json.JsonConfiguration;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Grade;
import io.yemae.seating.SeatPlan.PlannedSeat;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.domain.SeatDrawing;
import io.yemae.seating.domain.SeatState;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The sizes that a page on a slow line depends on. */
class SeatPlanBodyTest {
    private static final int SECTIONS = 8;
    private static final int ROWS = 25;
    private static final int SEATS_PER_ROW = 50;
    private static final ObjectMapper JSON = new JsonConfiguration().getContext(Object.class);

    private final Random random = new Random(14);
    private final SeatPlan plan = plan();
    private final SeatMap map = SeatMap.of(plan, states(IntStream.range(0, plan.size()).filter(seat -> random.nextBoolean())));

    @Test
    void aPlanOfTenThousandSeatsHasAtMostTenKilobytes() throws IOException {
        byte[] body = SeatPlanBody.prepare(plan, () -> SeatDrawing.of(plan, geometry()), JSON).current().plain();

        System.out.println("The plan of 10,000 seats has " + body.length + " bytes, " + packed(body) + " packed");
        assertThat(packed(body)).isLessThan(10_000);
    }

    @Test
    void theStatesOfTenThousandSeatsHaveAtMostThreeKilobytes() throws IOException {
        byte[] body = SeatStatesBody.prepare(map, "5f0a3c1e77b2d904-9c1e02aa", JSON).plain();

        System.out.println("The states of 10,000 seats have " + body.length + " bytes, " + packed(body) + " packed");
        assertThat(packed(body)).isLessThan(3_000);
    }

    @Test
    void aHundredChangesHaveAtMostOneKilobyte() {
        int[] changed = random.ints(0, plan.size()).distinct().limit(100).sorted().toArray();
        byte[] body = SeatStatesBody.prepare(new SeatMap.Delta(map, changed), "0", "5f0a3c1e77b2d904-9c1e02aa", JSON).plain();

        System.out.println("100 changes have " + body.length + " bytes");
        assertThat(body.length).isLessThan(1_000);
        assertThat(new String(body)).contains("\"complete\":false");
    }

    @Test
    void manyChangesAreSentAsAllStates() {
        int[] changed = IntStream.range(0, 1_000).toArray();

        assertThat(SeatStatesBody.prepare(new SeatMap.Delta(map, changed), "0", "1", JSON))
            .isSameAs(SeatStatesBody.prepare(map, "1", JSON));
    }

    @Test
    void theVersionChangesWithTheGeometryAndBeginsWithThatOfTheSeats() {
        String drawn = SeatPlanBody.prepare(plan(), () -> SeatDrawing.of(plan, geometry()), JSON).version();
        SeatPlan same = plan();
        String derived = SeatPlanBody.prepare(same, () -> SeatDrawing.of(same, null), JSON).version();

        assertThat(derived).startsWith(same.version() + "-");
        assertThat(derived.substring(derived.indexOf('-'))).isNotEqualTo(drawn.substring(drawn.indexOf('-')));
    }

    private List<SeatState> states(IntStream seats) {
        return seats.mapToObj(seat -> random.nextBoolean() ? new SeatState(plan.id(seat), SeatStatus.SOLD, 0)
            : new SeatState(plan.id(seat), SeatStatus.LOCKED, 1_795_836_262_362L)).toList();
    }

    private static LayoutGeometry geometry() {
        Map<String, SectionGeometry> shapes = new HashMap<>();
        for (int section = 0; section < SECTIONS; section++) {
            shapes.put(name(section), new SectionGeometry("1층", section * 3_000, 500, 7.5 * section, 2_700, 55, 90, List.of(15, 35), 110, 0,
                SeatPositions.NONE, SeatPositions.NONE));
        }
        return new LayoutGeometry(null, shapes);
    }

    private static int packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            out.write(body);
        }
        return packed.size();
    }

    private static String name(int section) {
        return section + " 구역";
    }

    private static SeatPlan plan() {
        UUID[] ids = Uuid7.ascending(SECTIONS * ROWS * SEATS_PER_ROW);
        List<PlannedSeat> seats = new ArrayList<>();
        List<Grade> grades = new ArrayList<>();
        for (int section = 0; section < SECTIONS; section++) {
            for (int seat = 0; seat < ROWS * SEATS_PER_ROW; seat++) {
                seats.add(new PlannedSeat(ids[seats.size()], seats.size() + 1, name(section), seat / SEATS_PER_ROW + 1,
                    seat % SEATS_PER_ROW + 1, section, seat == 0));
            }
            grades.add(new Grade(Uuid7.next(), name(section), 10_000, "#d4380d", false, ROWS * SEATS_PER_ROW));
        }
        return new SeatPlan(PerformanceId.next(), EventId.next(), grades, IntStream.range(0, SECTIONS).mapToObj(SeatPlanBodyTest::name)
            .toList(), seats);
    }
}
