package io.yemae.receipts;

import static io.yemae.shared.messaging.Mailer.html;
import static io.yemae.shared.messaging.Mailer.text;

import io.yemae.account.UserView;
import io.yemae.booking.ReservationView;
import io.yemae.shared.SiteAddress;
import io.yemae.shared.Won;
import io.yemae.shared.messaging.Mailer;
import io.yemae.shared.text.Language;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

/** Sends mails about reservations, as HTML and as text. Each method throws if the mail server does not accept the mail. */
@ApplicationScoped
class NoticeMail {
    private static final String QR_CODE = "entry-code@yemae";

    @Inject
    Mailer mailer;

    @Inject
    ReceiptPage page;

    @Inject
    SiteAddress site;

    void confirmed(String address, ReceiptView receipt) {
        send(address, "confirmedSubject", receipt);
    }

    void cancelled(String address, ReceiptView receipt) {
        send(address, "cancelledSubject", receipt);
    }

    /** Seats are offered, until the deadline of their hold. */
    void offered(UserView buyer, ReservationView reservation) {
        ReceiptView receipt = new ReceiptView(reservation, Won.ZERO, buyer.name(), null, buyer.language());
        String link = site.url() + "/orders/" + reservation.id();
        send(buyer.email(), "offeredHeading", receipt,
            () -> new MimeMultipart("alternative", text(page.offeredText(receipt, link)), html(page.offeredHtml(receipt, link))));
    }

    /** A payment that came too late has been refunded. */
    void returned(String address, ReceiptView returned) {
        send(address, "returnedHeading", returned,
            () -> new MimeMultipart("alternative", text(page.returnedText(returned)), html(page.returnedHtml(returned))));
    }

    private void send(String address, String subject, ReceiptView receipt) {
        send(address, subject, receipt,
            () -> new MimeMultipart("alternative", text(page.text(receipt)), htmlPart(receipt)));
    }

    private MimeBodyPart htmlPart(ReceiptView receipt) throws MessagingException {
        if (receipt.entryCode() == null) {
            return html(page.html(receipt, null));
        }
        MimeBodyPart picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(QrCode.of(receipt.entryCode()).png(), "image/png")));
        picture.setContentID("<" + QR_CODE + ">");
        picture.setDisposition(Part.INLINE);
        picture.setFileName("entry-code.png");
        MimeBodyPart related = new MimeBodyPart();
        related.setContent(new MimeMultipart("related", html(page.html(receipt, "cid:" + QR_CODE)), picture));
        return related;
    }

    /** @param subject the key of its words */
    private void send(String address, String subject, ReceiptView receipt, Mailer.Content content) {
        Language language = receipt.language();
        mailer.send(address, ReceiptFacts.WORDS.of(language, "sender") + " " + ReceiptFacts.WORDS.of(language, subject) + " - "
            + receipt.reservation().in(language).title(), content);
    }
}
