package io.yemae.receipts;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.catalog.EventTexts;
import io.yemae.shared.Seoul;
import io.yemae.shared.Won;
import io.yemae.shared.text.Language;
import io.yemae.shared.text.Text;
import io.yemae.shared.text.Words;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of a receipt: amounts with separators, times in Asia/Seoul. The templates use these names and leave out what is null. Names and
 * titles are on one line, so that none of them can forge a line of its own in a mail.
 *
 * @param t the words of the templates
 */
record ReceiptFacts(
    Map<String, String> t,
    String number,
    String buyer,
    String greeting,
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
    String returnedPoints,
    String payment,
    String paidAt,
    String cancelledAt,
    boolean valid,
    String state,
    String picture) {

    static final Words WORDS = Words.read(ReceiptFacts.class, "receipt");

    private static final Map<Language, DateTimeFormatter> MINUTE = Map.of(
        Language.KO, DateTimeFormatter.ofPattern("uuuu년 MM월 dd일 (E) HH:mm", Locale.KOREAN).withZone(Seoul.ZONE),
        Language.EN, DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH).withZone(Seoul.ZONE));

    /** A seat, or the units of one general-admission grade. */
    record Line(String place, String grade, String amount) {

        static Line of(ReservationView.Item item, Language language) {
            return new Line(item.label() == null ? WORDS.of(language, "units").formatted(item.quantity())
                : Text.shownOnOneLine(item.label()), Text.shownOnOneLine(item.grade()), won(item.subtotal(), language));
        }
    }

    /** @param picture the address of the QR code's image; null if there is none */
    static ReceiptFacts of(ReceiptView receipt, String picture) {
        ReservationView reservation = receipt.reservation();
        Language language = receipt.language();
        EventTexts localized = reservation.in(language);
        String buyer = Text.shownOnOneLine(receipt.buyer());
        String points = wonIfAny("", receipt.points(), language);
        boolean valid = reservation.status() == ReservationStatus.CONFIRMED;
        return new ReceiptFacts(WORDS.in(language), reservation.number(), buyer, WORDS.of(language, "greeting").formatted(buyer),
            Text.shownOnOneLine(localized.title()), minute(reservation.eventDate(), language), Text.shownOnOneLine(localized.venue()),
            Text.shownOnOneLine(localized.address()), reservation.items().stream().map(item -> Line.of(item, language)).toList(),
            wonIfAny("", reservation.fee(), language), wonIfAny("-", reservation.discount(), language),
            won(reservation.total(), language), method(receipt), points, points == null ? null
                : WORDS.of(language, "returnedPoints").formatted(points), payment(reservation, language),
            minute(reservation.confirmedAt(), language), minute(reservation.cancelledAt(), language), valid,
            WORDS.of(language, valid ? "confirmed" : "cancelled"), picture);
    }

    /** Null for null. */
    static String minute(Instant instant, Language language) {
        return instant == null ? null : MINUTE.get(language).format(instant);
    }

    private static String won(Won amount, Language language) {
        return String.format(Locale.ROOT, WORDS.of(language, "won"), amount.amount());
    }

    private static String wonIfAny(String sign, Won amount, Language language) {
        return amount.amount() == 0 ? null : sign + won(amount, language);
    }

    /** With its amount if it is not the only source. A method without a word is shown as it is. */
    private static String method(ReceiptView receipt) {
        String method = receipt.reservation().paymentMethod();
        if (method == null) {
            return null;
        }
        String word = WORDS.in(receipt.language()).getOrDefault(method, method);
        return receipt.points().equals(Won.ZERO) ? word
            : word + " " + won(receipt.reservation().total().minus(receipt.points()), receipt.language());
    }

    private static String payment(ReservationView reservation, Language language) {
        if (reservation.status() == ReservationStatus.CONFIRMED) {
            return WORDS.of(language, "paid");
        }
        return WORDS.of(language, "refunded".equals(reservation.paymentStatus()) ? "refunded" : "refunding");
    }
}
