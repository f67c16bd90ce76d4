package io.yemae.it.receipts;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A mail, parsed like in a mail client. */
record ReceivedMail(String from, String subject, String type, List<Part> parts) {

    static ReceivedMail of(String source) {
        try {
            MimeMessage message = new MimeMessage((Session) null, new ByteArrayInputStream(source.getBytes(StandardCharsets.ISO_8859_1)));
            List<Part> parts = new ArrayList<>();
            collect(message, parts);
            return new ReceivedMail(message.getHeader("From", null), message.getSubject(), message.getContentType(), parts);
        } catch (MessagingException | IOException e) {
            throw new AssertionError("A mail that cannot be read: " + source, e);
        }
    }

    boolean has(String mediaType) {
        return parts.stream().anyMatch(part -> is(part, mediaType));
    }

    Part part(String mediaType) {
        return parts.stream().filter(part -> is(part, mediaType)).findFirst().orElseThrow(() -> new AssertionError("No " + mediaType));
    }

    String text(String mediaType) {
        try {
            return part(mediaType).getContent().toString();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean is(Part part, String mediaType) {
        try {
            return part.isMimeType(mediaType);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(Part part, List<Part> found) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            found.add(part);
            return;
        }
        for (int i = 0; i < parts.getCount(); i++) {
            collect(parts.getBodyPart(i), found);
        }
    }
}
