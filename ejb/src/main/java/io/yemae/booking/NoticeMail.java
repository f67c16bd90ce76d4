package io.yemae.booking;

import io.yemae.account.UserView;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes and sends the mails about reservations, through the server's mail session. */
@ApplicationScoped
class NoticeMail {
    private static final DateTimeFormatter WHEN =
        DateTimeFormatter.ofPattern("yyyy년 MM월 dd일 HH:mm", Locale.KOREAN).withZone(ZoneId.of("Asia/Seoul"));

    @Resource(lookup = "java:jboss/mail/Yemae")
    Session session;

    /** @throws IllegalStateException when the mail server does not take it */
    void confirmed(UserView buyer, ReservationView reservation) {
        send(buyer, "예매가 확정되었습니다", "결제 금액", reservation);
    }

    /** @throws IllegalStateException when the mail server does not take it */
    void cancelled(UserView buyer, ReservationView reservation) {
        send(buyer, "예매가 취소되었습니다", "환불 금액", reservation);
    }

    private void send(UserView buyer, String news, String amount, ReservationView reservation) {
        send(buyer.email(), "[예매] " + news + " - " + reservation.eventTitle(), """
            %s님, %s.

            예매 번호  %s
            공연       %s
            일시       %s
            장소       %s (%s)
            좌석       %s
            %s  %,d원
            """.formatted(buyer.name(), news, reservation.number(), reservation.eventTitle(), WHEN.format(reservation.eventDate()),
            reservation.venue(), reservation.address(), seats(reservation), amount, reservation.total().amount()));
    }

    private static String seats(ReservationView reservation) {
        return reservation.items().stream()
            .map(item -> item.label() == null ? item.grade() + " " + item.quantity() + "매" : item.label() + " (" + item.grade() + ")")
            .collect(Collectors.joining(", "));
    }

    private void send(String address, String subject, String text) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setText(text, StandardCharsets.UTF_8.name());
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail server did not take a notice", e);
        }
    }
}
