package io.yemae.booking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.catalog.rest.EnglishTexts;
import io.yemae.rest.Pages;
import io.yemae.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Responses about reservations (requirement 1). The reservation is in snake_case, its items are in camelCase, as clients of requirement 2
 * expect.
 */
public final class ReservationBodies {

    private ReservationBodies() {
    }

    /** A reservation in a list. */
    @Schema(name = "Reservation")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Summary(
        UUID id,
        String reservationNumber,
        UUID eventId,
        String eventTitle,
        String venue,
        String address,
        Instant eventDate,
        String status,
        String paymentStatus,
        String paymentMethod,
        @Schema(description = "예매 수수료") long fee,
        @Schema(description = "할인") long discount,
        @Schema(description = "items + fee - discount") long totalAmount,
        Instant expiresAt,
        Instant createdAt,
        List<Item> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {

        static Summary of(ReservationView view) {
            return new Summary(view.id().value(), view.number(), view.event().value(), view.eventTitle(), view.venue(), view.address(),
                view.eventDate(), view.status().wireName(), view.paymentStatus(), view.paymentMethod(), view.fee().amount(),
                view.discount().amount(), view.total().amount(),
                view.expiresAt(), view.createdAt(), view.items().stream().map(Item::of).toList(),
                EnglishTexts.of(view.english()));
        }
    }

    /** A seat, or the units of one general-admission grade. */
    @Schema(name = "ReservationItem")
    public record Item(String ticketTypeName, @JsonInclude(JsonInclude.Include.NON_NULL) String seatLabel, int quantity, long unitPrice,
                       long subtotal) {

        public static Item of(ReservationView.Item item) {
            return new Item(item.grade(), item.label(), item.quantity(), item.unitPrice().amount(), item.subtotal().amount());
        }
    }

    /** A page of the caller's reservations. */
    @Schema(name = "ReservationsResponse")
    public record Listed(List<Summary> reservations, Pages pagination) {

        static Listed of(Page<ReservationView> page) {
            return new Listed(page.items().stream().map(Summary::of).toList(), Pages.of(page));
        }
    }

    /** A seat of the detail. */
    @Schema(name = "ReservationSeat")
    public record Seat(UUID seatId, String seatLabel, String section, Integer rowNumber, Integer seatNumber, String grade, long price) {

        static Seat of(ReservationView.Item item) {
            return new Seat(item.seat(), item.label(), item.section(), item.row(), item.number(), item.grade(), item.unitPrice().amount());
        }
    }

    /** An event in the history of a reservation. */
    @Schema(name = "TimelineEntry")
    public record TimelineEntry(Instant at, String what,
                                @Schema(description = "직원에게만 있다. 요청이나 메시지의 추적 ID, 모르면 없다.")
                                @JsonInclude(JsonInclude.Include.NON_NULL) String trace) {
    }

    /** A reservation with seats, payment and history. */
    @Schema(name = "ReservationDetail")
    public record Detail(@JsonUnwrapped Summary summary, @JsonProperty("poster_image_url") String posterImageUrl,
                         List<Seat> seats, PaymentBody payment, List<TimelineEntry> timeline,
                         @Schema(description = "지금 한 번 연장할 수 있는 시간(초). 연장할 수 없으면 0") @JsonProperty("extension_seconds")
                         int extensionSeconds) {
    }

    @Schema(name = "ReservationResponse")
    public record Wrapped(Detail reservation) {

        public static Wrapped of(Reservations.Detail detail) {
            return new Wrapped(detail(detail, each -> new TimelineEntry(each.at(), each.event(), null)));
        }

        /** With the trace ids. */
        static Detail forStaff(Reservations.Detail detail) {
            return detail(detail, each -> new TimelineEntry(each.at(), each.event(), each.trace()));
        }

        private static Detail detail(Reservations.Detail detail, Function<Reservations.TimelineEntry, TimelineEntry> entry) {
            ReservationView view = detail.reservation();
            return new Detail(Summary.of(view), view.posterImageUrl(), view.items().stream().map(Seat::of).toList(),
                detail.payment() == null ? null : PaymentBody.of(detail.payment()),
                detail.timeline().stream().map(entry).toList(), detail.extensionSeconds());
        }
    }
}
