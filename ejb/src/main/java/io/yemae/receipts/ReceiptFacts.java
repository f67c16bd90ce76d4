package io.yemae.receipts;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.shared.Won;
import io.yemae.shared.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The texts of a receipt in Korean: amounts with separators, times in Asia/Seoul. The templates use these names and leave out what is
 * null. Names and titles are on one line, so that none of them can forge a line of its own in a mail.
 */
record ReceiptFacts(
    String number,
    String buyer,
    String event,
    String when,
    String venue,
    String address,
    List<Line> lines,
    String fee,
    String discount,
    String total,
    String method,
    String points,
    String payment,
    String paidAt,
    String cancelledAt,
    boolean valid,
    String state,
    String picture) {

    private static final DateTimeFormatter MINUTE =
        DateTimeFormatter.ofPattern("uuuu년 MM월 dd일 (E) HH:mm", Locale.KOREAN).withZone(ZoneId.of("Asia/Seoul"));

    /** A seat, or the units of one general-admission grade. */
    record Line(String place, String grade, String amount) {

        static Line of(ReservationView.Item item) {
            return new Line(item.label() == null ? item.quantity() + "매" : Text.shownOnOneLine(item.label()),
                Text.shownOnOneLine(item.grade()), won(item.subtotal()));
        }
    }

    /** @param picture the address of the QR code's image; null if there is none */
    static ReceiptFacts of(ReceiptView receipt, String picture) {
        ReservationView reservation = receipt.reservation();
        boolean valid = reservation.status() == ReservationStatus.CONFIRMED;
        return new ReceiptFacts(reservation.number(), Text.shownOnOneLine(receipt.buyer()), Text.shownOnOneLine(reservation.eventTitle()),
            minute(reservation.eventDate()), Text.shownOnOneLine(reservation.venue()), Text.shownOnOneLine(reservation.address()),
            reservation.items().stream().map(Line::of).toList(), wonIfAny("", reservation.fee()),
            wonIfAny("-", reservation.discount()), won(reservation.total()), method(receipt),
            wonIfAny("", receipt.points()), payment(reservation), minute(reservation.confirmedAt()), minute(reservation.cancelledAt()),
            valid, valid ? "예매 확정" : "예매 취소", picture);
    }

    /** Null for null. */
    static String minute(Instant instant) {
        return instant == null ? null : MINUTE.format(instant);
    }

    private static String won(Won amount) {
        return String.format(Locale.KOREAN, "%,d원", amount.amount());
    }

    private static String wonIfAny(String sign, Won amount) {
        return amount.amount() == 0 ? null : sign + won(amount);
    }

    /** With its amount if it is not the only source. */
    private static String method(ReceiptView receipt) {
        String method = method(receipt.reservation().paymentMethod());
        return method == null || receipt.points().equals(Won.ZERO) ? method
            : method + " " + won(receipt.reservation().total().minus(receipt.points()));
    }

    private static String method(String method) {
        return method == null ? null : switch (method) {
            case "POINTS" -> "포인트";
            case "CARD" -> "신용카드";
            case "EASY_PAY" -> "간편결제";
            default -> method;
        };
    }

    private static String payment(ReservationView reservation) {
        if (reservation.status() == ReservationStatus.CONFIRMED) {
            return "결제 완료";
        }
        return "refunded".equals(reservation.paymentStatus()) ? "환불 완료" : "환불 진행 중";
    }
}
