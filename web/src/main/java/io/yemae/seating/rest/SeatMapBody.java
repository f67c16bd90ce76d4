package io.yemae.seating.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.seating.SeatMapView;
import io.yemae.seating.SeatView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The seats of an event as requirement 2 fixes them on the wire. */
@Schema(name = "SeatMapResponse")
public record SeatMapBody(Head event, LayoutBodies.Config layout, List<Seat> seats) {

    /** Which event it is. */
    @Schema(name = "SeatMapEvent")
    public record Head(UUID id, String title) {
    }

    /** One seat. */
    @Schema(name = "Seat")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Seat(UUID id, String section, int rowNumber, int seatNumber, String seatLabel, long price, String status) {

        static Seat of(SeatView seat) {
            return new Seat(seat.id(), seat.section(), seat.row(), seat.number(), seat.label(), seat.price(), seat.status());
        }
    }

    static SeatMapBody of(SeatMapView map) {
        return new SeatMapBody(new Head(map.event().id().value(), map.event().title()), LayoutBodies.Config.of(map.sections()),
            map.seats().stream().map(Seat::of).toList());
    }
}
