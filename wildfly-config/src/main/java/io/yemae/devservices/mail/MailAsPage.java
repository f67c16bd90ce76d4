package io.yemae.devservices.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The HTML of a mail with its pictures inside, as a mail program shows it. */
final class MailAsPage {

    private MailAsPage() {
    }

    /** @return empty when the mail has no HTML */
    static Optional<String> of(CaughtMail mail) {
        try {
            byte[] source = mail.source().getBytes(StandardCharsets.ISO_8859_1);
            List<MimePart> parts = new ArrayList<>();
            collect(new MimeMessage((Session) null, new ByteArrayInputStream(source)), parts);
            for (MimePart part : parts) {
                if (part.isMimeType("text/html")) {
                    return Optional.of(withPictures(part.getContent().toString(), parts));
                }
            }
            return Optional.empty();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mail that cannot be read", e);
        }
    }

    private static void collect(MimePart part, List<MimePart> found) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            found.add(part);
            return;
        }
        for (int i = 0; i < parts.getCount(); i++) {
            collect((MimePart) parts.getBodyPart(i), found);
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
}
