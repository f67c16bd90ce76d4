package io.yemae.devservices.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.yemae.devservices.ServiceFailure;
import io.yemae.devservices.http.LoopbackServer;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * An SMTP server that delivers nothing. It keeps the last 1,000 mails in memory and shows them on a page, so that a demonstration sends no
 * mail to real people.
 */
public final class MailCatcher {
    private static final int KEPT = 1_000;
    private static final int PAGE_THREADS = 2;

    private final GreenMail smtp;
    /** One mailbox for all recipients, so that the mails are in the order of their arrival. */
    private final MailFolder inbox;
    private final LoopbackServer page;

    private MailCatcher(int smtpPort, int pagePort) throws IOException, FolderException {
        smtp = new GreenMail(new ServerSetup(smtpPort, "localhost", ServerSetup.PROTOCOL_SMTP));
        GreenMailUser everybody = smtp.setUser("everybody", "");
        inbox = smtp.getManagers().getImapHostManager().getInbox(everybody);
        smtp.getUserManager().setMessageDeliveryHandler((mail, recipient) -> {
            prepare(mail, recipient);
            return everybody;
        });
        page = LoopbackServer.start(pagePort, PAGE_THREADS, new MailPage(this).routes());
        try {
            smtp.start();
        } catch (IllegalStateException e) {
            page.close();
            throw e;
        }
    }

    /**
     * @param pagePort 0 for any free port
     * @throws ServiceFailure if a port is in use
     */
    public static MailCatcher start(int smtpPort, int pagePort) {
        try {
            return new MailCatcher(smtpPort, pagePort);
        } catch (IOException | FolderException | IllegalStateException e) {
            throw new ServiceFailure(
                "The mail catcher did not start on ports " + smtpPort + " and " + pagePort + ": " + e.getMessage() + ".", e);
        }
    }

    public void stop() {
        page.close();
        smtp.stop();
    }

    /** Oldest first. */
    public List<CaughtMail> mails() {
        // A copy, which takes the folder's lock: mails arrive meanwhile.
        return List.copyOf(inbox.getMessages()).stream().map(CaughtMail::new).toList();
    }

    /** Deletes all mails. The numbers of later mails continue. */
    public void clear() {
        inbox.deleteAllMessages();
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** The page that lists the mails. {@code /mails} below it is the same list in JSON. */
    public URI address() {
        return page.address().resolve("/");
    }

    /** Called before a mail is stored for a recipient. */
    private synchronized void prepare(MovingMessage mail, MailAddress recipient) throws MessagingException {
        mail.getMessage().setHeader(CaughtMail.RECIPIENT_HEADER, recipient.getEmail());
        List<StoredMessage> stored = List.copyOf(inbox.getMessages());
        if (stored.size() >= KEPT) {
            stored.subList(0, stored.size() - KEPT + 1).forEach(oldest -> oldest.setFlag(Flags.Flag.DELETED, true));
            try {
                inbox.expunge();
            } catch (FolderException e) {
                throw new MessagingException("Old mails cannot be deleted", e);
            }
        }
    }
}
