package io.yemae.seating.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.layouts.rest.LayoutBodies;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatMapView;
import io.yemae.seating.SeatPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The seats of an event in the wire format of requirement 2. This record documents the JSON that {@link #prepare} writes. */
@Schema(name = "SeatMapResponse")
public record SeatMapBody(Head event, LayoutBodies.Config layout, List<SeatWithStatus> seats) {

    @Schema(name = "SeatMapEvent")
    public record Head(UUID id, String title) {
    }

    /** The data of a seat that do not depend on its status. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Seat(UUID id, String section, int rowNumber, int seatNumber, String seatLabel, long price) {

        static Seat of(SeatPlan plan, int seat) {
            return new Seat(plan.id(seat), plan.section(seat), plan.row(seat), plan.number(seat), plan.label(seat), plan.grade(seat)
                .price());
        }
    }

    @Schema(name = "Seat")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SeatWithStatus(UUID id, String section, int rowNumber, int seatNumber, String seatLabel, long price,
                                 @Schema(description = "available, locked, sold") String status) {
    }

    /** The response, prepared once per map. */
    static PreparedResponse prepare(SeatMapView view, ObjectMapper json) {
        return prepared(view.map(), view.map().plan().derivedValues().of(SeatMapBody.class, () -> template(view, json)));
    }

    /** The response if one has already been prepared for a map of this plan. */
    static Optional<PreparedResponse> ifPresent(SeatMap map) {
        return map.plan().derivedValues().<SeatMapTemplate>ifPresent(SeatMapBody.class).map(template -> prepared(map, template));
    }

    private static PreparedResponse prepared(SeatMap shown, SeatMapTemplate template) {
        return shown.derived(SeatMapBody.class, map -> template.response(map, () -> new byte[0]));
    }

    private static SeatMapTemplate template(SeatMapView view, ObjectMapper json) {
        SeatMapTemplate.Writer writer = new SeatMapTemplate.Writer(json)
            .text("{\"event\":").value(new Head(view.event().id().value(), view.event().title()))
            .text(",\"layout\":").value(LayoutBodies.Config.of(view.sections()))
            .text(",\"seats\":[");
        SeatPlan plan = view.map().plan();
        placed(view.map()).forEach(seat -> writer.seat(seat, Seat.of(plan, seat)));
        return writer.text("]}").written();
    }

    /** In the order of section, row and number. */
    private static List<Integer> placed(SeatMap map) {
        SeatPlan plan = map.plan();
        return IntStream.range(0, plan.size()).filter(plan::isPlaced).boxed()
            .sorted(Comparator.<Integer, String>comparing(plan::section).thenComparing(plan::row).thenComparing(plan::number))
            .toList();
    }
}
