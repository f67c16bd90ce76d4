package io.yemae.booking.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.booking.BuyerView;
import io.yemae.booking.FoundReservation;
import io.yemae.booking.ReservationAdministration;
import io.yemae.booking.ReservationSlice;
import io.yemae.booking.StaffAction;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.payment.RefundView;
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
    public record Found(
        UUID id,
        String reservationNumber,
        UUID eventId,
        String eventTitle,
        UUID performanceId,
        Instant eventDate,
        String status,
        String paymentStatus,
        String paymentMethod,
        long totalAmount,
        @Schema(description = "좌석의 수") long seats,
        Instant expiresAt,
        Instant createdAt,
        Buyer buyer) {

        static Found of(FoundReservation found) {
            return new Found(found.id().value(), found.number(), found.event().value(), found.eventTitle(), found.performance().value(),
                found.eventDate(), found.status().wireName(), found.paymentStatus(), found.paymentMethod(), found.total().amount(),
                found.seats(), found.expiresAt(), found.createdAt(), Buyer.of(found.buyer()));
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

    /** A payment with what the gateway says, and its refunds. */
    @Schema(name = "ReservationPayment")
    public record Payment(
        UUID id,
        long number,
        String method,
        long amount,
        long points,
        String status,
        @Schema(description = "결제 기관이 준 결제의 키. 없으면 null") String paymentKey,
        @Schema(description = "결제 기관이나 플랫폼의 오류 코드. 없으면 null") String code,
        @Schema(description = "운영자가 알아야 할 까닭. 없으면 null") String reason,
        Instant createdAt,
        Instant changedAt,
        Instant approvedAt,
        @Schema(description = "임시배정이 끝난 뒤에 결제된 것을 안 시각. 아니면 null") Instant lateAt,
        List<Refund> refunds) {

        static Payment of(Payments.Detail detail) {
            PaymentView payment = detail.payment();
            return new Payment(payment.id().value(), payment.number(), payment.method().name(), payment.amount().amount(),
                payment.points().amount(), payment.status().name(), payment.paymentKey(), payment.failureCode(), payment.failureMessage(),
                payment.createdAt(), payment.changedAt(), payment.approvedAt(), payment.lateAt(),
                detail.refunds().stream().map(Refund::of).toList());
        }
    }

    @Schema(name = "ReservationRefund")
    public record Refund(
        String method,
        long amount,
        String reason,
        Instant requestedAt,
        Instant doneAt) {

        static Refund of(RefundView refund) {
            return new Refund(refund.to().name(), refund.amount().amount(), refund.reason(), refund.requestedAt(), refund.doneAt());
        }
    }

    /** What somebody did about a reservation. */
    @Schema(name = "ReservationAction")
    public record Action(
        Instant at,
        @Schema(description = "사용자 ID, 플랫폼이 스스로 한 일은 platform") String actor,
        @Schema(description = "사용자의 이름. 플랫폼이거나 사용자가 없어졌으면 null") String name,
        @Schema(description = "기능.동사") String action,
        String detail,
        @Schema(description = "요청이나 메시지의 추적 ID. 타이머가 한 일은 null") String trace) {

        static Action of(StaffAction action) {
            return new Action(action.at(), action.actor(), action.name(), action.action(), action.detail(), action.trace());
        }
    }

    /** A reservation with its buyer, and what only staff may see. */
    @Schema(name = "AdministratedReservationResponse")
    public record AdministeredReservation(
        ReservationBodies.Detail reservation,
        Buyer buyer,
        @Schema(description = "취소할 때 적은 이유. 없으면 null") String cancelReason,
        @Schema(description = "결제창까지 간 결제, 승인된 것부터") List<Payment> payments,
        @Schema(description = "감사 로그에서 이 예매에 관한 항목 100개까지, 최근 것부터") List<Action> actions) {

        static AdministeredReservation of(ReservationAdministration.AdministeredReservation found) {
            return new AdministeredReservation(ReservationBodies.Wrapped.forStaff(found.detail()), Buyer.of(found.buyer()),
                found.cancelReason(), found.payments().stream().map(Payment::of).toList(),
                found.actions().stream().map(Action::of).toList());
        }
    }
}
