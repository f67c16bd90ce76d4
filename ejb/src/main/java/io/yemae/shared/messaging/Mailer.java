package io.yemae.shared.messaging;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

/** Sends mails through the server's mail session. Never called inside a transaction, because a mail server may be slow. */
@ApplicationScoped
public class Mailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    @Resource(lookup = "java:jboss/mail/Yemae")
    Session session;

    /** Creates the body of a mail. */
    public interface Content {
        MimeMultipart make() throws MessagingException;
    }

    /*
     * In milliseconds, unless the server's configuration sets them: a mail server that hangs must not hold a message longer than its claim.
     */
    @PostConstruct
    void limitWaiting() {
        session.getProperties().putIfAbsent("mail.smtp.connectiontimeout", "5000");
        session.getProperties().putIfAbsent("mail.smtp.timeout", "10000");
        session.getProperties().putIfAbsent("mail.smtp.writetimeout", "10000");
    }

    /**
     * @param subject white space and line breaks in it become single spaces
     * @throws IllegalStateException if the mail server does not accept the mail
     */
    public void send(String address, String subject, Content content) {
        send(List.of(address), subject, content);
    }

    /** As {@link #send(String, String, Content)}: one mail to several people, who see each other's addresses. */
    public void send(List<String> addresses, String subject, Content content) {
        try {
            MimeMessage message = new MimeMessage(session);
            // The session's "from" (YEMAE_MAIL_FROM). The transport uses it for the envelope only.
            message.setFrom();
            for (String address : addresses) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
            }
            message.setSubject(subject.replaceAll("\\s+", " "), UTF_8);
            message.setSentDate(new Date());
            message.setContent(content.make());
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail server did not take a mail", e);
        }
    }

    public static MimeBodyPart text(String text) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8);
        return part;
    }

    public static MimeBodyPart html(String html) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(html, UTF_8, "html");
        return part;
    }
}
