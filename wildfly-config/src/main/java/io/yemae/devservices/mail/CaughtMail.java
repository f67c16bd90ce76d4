package io.yemae.devservices.mail;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A mail that was sent. A mail to several recipients is caught once for each of them. */
public final class CaughtMail {
    /** The catcher adds this header, because the recipients of the envelope need not be named in the mail. */
    static final String RECIPIENT_HEADER = "Delivered-To";

    private final StoredMessage stored;
    private final MimeMessage message;

    CaughtMail(StoredMessage stored) {
        this.stored = stored;
        this.message = stored.getMimeMessage();
    }

    /** Counts from 1 since the catcher was started. */
    public long number() {
        return stored.getUid();
    }

    public Instant at() {
        return stored.getReceivedDate().toInstant();
    }

    public String from() {
        return read(() -> message.getFrom() == null ? "" : message.getFrom()[0].toString());
    }

    /** The recipient in the envelope. */
    public String to() {
        return read(() -> message.getHeader(RECIPIENT_HEADER, null));
    }

    public String subject() {
        return read(() -> Objects.requireNonNullElse(message.getSubject(), ""));
    }

    /** The plain text, or the HTML if there is no plain text. */
    public String body() {
        return read(() -> textOf(message).getContent().toString());
    }

    /** The media type of {@link #body()}, without parameters. */
    public String contentType() {
        return read(() -> textOf(message).isMimeType("text/html") ? "text/html" : "text/plain");
    }

    /** The complete mail as it was sent, plus the header {@value #RECIPIENT_HEADER}. One character stands for one byte. */
    public String source() {
        return read(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toString(StandardCharsets.ISO_8859_1);
        });
    }

    /** The HTML with its pictures as data URIs, as a mail program shows it; empty if the mail has no HTML. */
    public Optional<String> html() {
        return read(() -> {
            List<MimePart> parts = new ArrayList<>();
            collectParts(message, parts);
            for (MimePart part : parts) {
                if (part.isMimeType("text/html")) {
                    return Optional.of(withPictures(part.getContent().toString(), parts));
                }
            }
            return Optional.empty();
        });
    }

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

    private static void collectParts(MimePart part, List<MimePart> found) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            found.add(part);
            return;
        }
        for (int i = 0; i < parts.getCount(); i++) {
            collectParts((MimePart) parts.getBodyPart(i), found);
        }
    }

    private static String withPictures(String html, List<MimePart> parts) throws MessagingException, IOException {
        String page = html;
        for (MimePart part : parts) {
            if (part.getContentID() != null && part.isMimeType("image/*")) {
                page = page.replace("cid:" + part.getContentID().replaceAll("[<>]", ""), dataUri(part));
            }
        }
        return page;
    }

    private static String dataUri(Part picture) throws MessagingException, IOException {
        String type = picture.getContentType().replaceFirst(";(?s).*", "").strip();
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(picture.getInputStream().readAllBytes());
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read() throws MessagingException, IOException;
    }

    private static <T> T read(Reader<T> reader) {
        try {
            return reader.read();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mail cannot be read", e);
        }
    }
}
