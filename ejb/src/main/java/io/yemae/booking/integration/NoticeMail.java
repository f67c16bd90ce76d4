package io.yemae.booking.integration;

import io.yemae.account.UserView;
import io.yemae.booking.ReceiptView;
import io.yemae.booking.ReservationView;
import jakarta.activation.DataHandler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Sends the mails about reservations, as HTML and as text, through the server's mail session; each throws when the mail server does not take it. */
@ApplicationScoped
class NoticeMail {
    private static final String PICTURE = "entry-code@yemae";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    @Resource(lookup = "java:jboss/mail/Yemae")
    Session session;

    @Inject
    ReceiptPage page;

    /* Milliseconds. Unless the server's configuration says otherwise: a mail server that hangs must not hold a notice longer than its claim. */
    @PostConstruct
    void limitWaiting() {
        session.getProperties().putIfAbsent("mail.smtp.connectiontimeout", "5000");
        session.getProperties().putIfAbsent("mail.smtp.timeout", "10000");
        session.getProperties().putIfAbsent("mail.smtp.writetimeout", "10000");
    }

    void confirmed(String address, ReceiptView receipt) {
        send(address, "예매가 확정되었습니다", receipt);
    }

    void cancelled(String address, ReceiptView receipt) {
        send(address, "예매가 취소되었습니다", receipt);
    }

    /** Money that came too late went back. */
    void returned(UserView buyer, ReservationView reservation) {
        send(buyer.email(), "결제하신 금액을 돌려드렸습니다", reservation.eventTitle(), () -> new MimeMultipart("alternative",
            text(page.returnedText(buyer.name(), reservation)), html(page.returnedHtml(buyer.name(), reservation))));
    }

    private void send(String address, String news, ReceiptView receipt) {
        send(address, news, receipt.reservation().eventTitle(), () -> new MimeMultipart("alternative", text(page.text(receipt)), page(receipt)));
    }

    private MimeBodyPart page(ReceiptView receipt) throws MessagingException {
        if (receipt.entryCode() == null) {
            return html(page.html(receipt, null));
        }
        MimeBodyPart picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(QrCode.of(receipt.entryCode()).png(), "image/png")));
        picture.setContentID("<" + PICTURE + ">");
        picture.setDisposition(Part.INLINE);
        picture.setFileName("entry-code.png");
        MimeBodyPart whole = new MimeBodyPart();
        whole.setContent(new MimeMultipart("related", html(page.html(receipt, "cid:" + PICTURE)), picture));
        return whole;
    }

    private static MimeBodyPart text(String text) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8);
        return part;
    }

    private static MimeBodyPart html(String html) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(html, UTF_8, "html");
        return part;
    }

    /** What a mail holds. */
    private interface Content {
        MimeMultipart make() throws MessagingException;
    }

    private void send(String address, String news, String event, Content content) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
            // On one line, whatever the title is like.
            message.setSubject(("[예매] " + news + " - " + event).replaceAll("\\s+", " "), UTF_8);
            message.setSentDate(new Date());
            message.setContent(content.make());
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail server did not take a notice", e);
        }
    }
}
