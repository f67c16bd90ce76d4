package io.yemae.booking.rest;

import io.yemae.booking.SeatClaim;
import io.yemae.booking.SeatHistory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who has seats, and who had them before. */
@Schema(name = "SeatHistoryResponse")
public record SeatHistoryBody(@Schema(description = "요청한 차례대로") List<Seat> seats) {

    @Schema(name = "ClaimedSeat")
    public record Seat(@Schema(description = "좌석 배치의 좌석 번호") int seat, String label,
                       @Schema(description = "이 좌석의 예매, 최근 것부터 50개까지") List<Claim> claims) {

        static Seat of(SeatHistory.ClaimedSeat seat) {
            return new Seat(seat.index(), seat.label(), seat.claims().stream().map(Claim::of).toList());
        }
    }

    @Schema(name = "SeatClaim")
    public record Claim(UUID reservationId, String reservationNumber, String status,
                        @Schema(description = "지금 좌석을 가지고 있는가") boolean current, @Schema(description = "임시배정한 시각") Instant heldAt,
                        @Schema(description = "결제할 수 있는 마지막 시각") Instant expiresAt,
                        @Schema(description = "결제된 시각. 결제되지 않았으면 null") Instant paidAt,
                        @Schema(description = "취소되거나 풀린 시각. 아니면 null") Instant cancelledAt,
                        @Schema(description = "예매 전체의 금액(원)") long totalAmount, AdministeredReservations.Buyer buyer) {

        static Claim of(SeatClaim claim) {
            return new Claim(claim.reservation().value(), claim.number(), claim.status().wireName(), claim.current(), claim.heldAt(),
                claim.expiresAt(), claim.paidAt(), claim.cancelledAt(), claim.total().amount(),
                AdministeredReservations.Buyer.of(claim.buyer()));
        }
    }

    static SeatHistoryBody of(List<SeatHistory.ClaimedSeat> seats) {
        return new SeatHistoryBody(seats.stream().map(Seat::of).toList());
    }
}
