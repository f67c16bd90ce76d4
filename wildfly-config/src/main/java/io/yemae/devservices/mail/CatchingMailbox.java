package io.yemae.devservices.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** Everybody's mailbox: hands a mail on to the catcher and stores nothing. */
final class CatchingMailbox implements GreenMailUser {
    private final MailCatcher catcher;
    private final String address;

    CatchingMailbox(MailCatcher catcher, String address) {
        this.catcher = catcher;
        this.address = address;
    }

    /** A mail on its way in, before it has a number. */
    record Delivery(String from, String to, String subject, String body, String content, String source) {

        CaughtMail numbered(long number) {
            return new CaughtMail(number, Instant.now(), from, to, subject, body, content, source);
        }
    }

    @Override
    public void deliver(MovingMessage message) {
        deliver(message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
        try {
            Part text = textOf(message);
            String from = message.getFrom() == null ? "" : message.getFrom()[0].toString();
            catcher.caught(new Delivery(from, address, Objects.requireNonNullElse(message.getSubject(), ""), text.getContent().toString(),
                text.isMimeType("text/html") ? "text/html" : "text/plain", sourceOf(message)));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mail that cannot be read", e);
        }
    }

    private static String sourceOf(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** The plain text of a mail with several parts if it has one, else its first part. */
    private static Part textOf(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            return part;
        }
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart candidate = parts.getBodyPart(i);
            if (candidate.isMimeType("text/plain")) {
                return candidate;
            }
        }
        return textOf(parts.getBodyPart(0));
    }

    @Override
    public String getEmail() {
        return address;
    }

    @Override
    public String getLogin() {
        return address;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return address;
    }

    @Override
    public void setPassword(String password) {
        // Anybody may send here.
    }

    @Override
    public void authenticate(String password) {
        // Anybody may send here.
    }

    @Override
    public void create() {
        // There is nothing behind it.
    }

    @Override
    public void delete() {
        // There is nothing behind it.
    }
}
