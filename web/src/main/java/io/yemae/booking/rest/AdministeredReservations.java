package io.yemae.booking.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.booking.BuyerView;
import io.yemae.booking.FoundReservation;
import io.yemae.booking.ReservationAdministration;
import io.yemae.booking.ReservationSlice;
import io.yemae.rest.Pages;
import io.yemae.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Responses about reservations for administrators: what the buyer sees, and the buyer. */
public final class AdministeredReservations {

    private AdministeredReservations() {
    }

    @Schema(name = "Buyer", description = "사용자가 없어졌으면 id만 있다.")
    public record Buyer(UUID id, String name, String email, String phone) {

        static Buyer of(BuyerView view) {
            return new Buyer(view.id().value(), view.name(), view.email(), view.phone());
        }
    }

    /** A reservation in a list. */
    @Schema(name = "FoundReservation")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Found(UUID id, String reservationNumber, UUID eventId, String eventTitle, Instant eventDate, String status,
        String paymentStatus,
                        String paymentMethod, long totalAmount, @Schema(description = "좌석의 수") long seats, Instant expiresAt,
                        Instant createdAt, Buyer buyer) {

        static Found of(FoundReservation found) {
            return new Found(found.id().value(), found.number(), found.event().value(), found.eventTitle(), found.eventDate(),
                found.status().wireName(), found.paymentStatus(), found.paymentMethod(), found.total().amount(), found.seats(),
                found.expiresAt(), found.createdAt(), Buyer.of(found.buyer()));
        }
    }

    /** A part of a list of reservations. */
    @Schema(name = "FoundReservationsResponse")
    public record Listed(
        List<Found> reservations,
        @Schema(description = "q, after, count=false 가운데 하나를 보내면 null") Pages pagination,
        @Schema(description = "다음 목록을 읽을 때 after로 보내는 값. 더 없으면 null") UUID next) {

        static Listed of(Page<FoundReservation> page) {
            List<Found> found = page.items().stream().map(Found::of).toList();
            boolean isLast = found.isEmpty() || (long) page.page() * page.limit() >= page.total();
            return new Listed(found, Pages.of(page), isLast ? null : found.get(found.size() - 1).id());
        }

        static Listed of(ReservationSlice slice) {
            return new Listed(slice.reservations().stream().map(Found::of).toList(), null,
                slice.next() == null ? null : slice.next().value());
        }
    }

    /** A reservation with its buyer. */
    @Schema(name = "AdministratedReservationResponse")
    public record AdministeredReservation(ReservationBodies.Detail reservation, Buyer buyer,
        @Schema(description = "취소할 때 적은 이유. 없으면 null") String cancelReason) {

        static AdministeredReservation of(ReservationAdministration.AdministeredReservation found) {
            return new AdministeredReservation(ReservationBodies.Wrapped.of(found.detail()).reservation(), Buyer.of(found.buyer()),
                found.cancelReason());
        }
    }
}
