package io.yemae.catalog.rest;

import io.yemae.catalog.ConcertView;
import io.yemae.seating.NumberedSeat;
import io.yemae.seating.PerformanceAvailability;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Concerts in the wire format of requirement 3. */
public final class ConcertBodies {

    private ConcertBodies() {
    }

    @Schema(name = "Concert")
    public record Concert(long concertId, String name, long price) {

        static Concert of(ConcertView concert) {
            return new Concert(concert.number(), concert.name(), concert.price().amount());
        }
    }

    /** One date of a concert. */
    @Schema(name = "ConcertSchedule")
    public record Schedule(
        long scheduleId,
        @Schema(examples = "\"2026-12-24 19:30:00\"") String startDatetime,
        @Schema(examples = "\"2026-12-24 21:00:00\"") String endDatetime,
        long maximumAudienceCount,
        long reservableAudienceCount) {

        static Schedule of(PerformanceAvailability showing) {
            return new Schedule(showing.performance().number(), SeoulTime.second(showing.performance().startsAt()),
                SeoulTime.second(showing.performance().endsAt()), showing.total(), showing.reservable());
        }
    }

    @Schema(name = "ConcertSeat")
    public record Seat(int seatNumber, long price, boolean available) {

        static Seat of(NumberedSeat seat) {
            return new Seat(seat.number(), seat.price(), seat.available());
        }
    }
}
