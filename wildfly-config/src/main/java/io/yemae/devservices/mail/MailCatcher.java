package io.yemae.devservices.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.yemae.devservices.ServiceFailure;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Takes every mail that is sent to it over SMTP and shows the last 1,000 on a page, so that a demonstration bothers nobody. */
public final class MailCatcher {
    private static final int KEPT = 1_000;

    private final Deque<CaughtMail> mails = new ArrayDeque<>();
    private final GreenMail smtp;
    private final MailPage page;
    private long count;

    private MailCatcher(int smtpPort, int pagePort) throws IOException {
        smtp = new GreenMail(new ServerSetup(smtpPort, "localhost", ServerSetup.PROTOCOL_SMTP));
        smtp.getUserManager().setMessageDeliveryHandler((message, recipient) -> new CatchingMailbox(this, recipient.getEmail()));
        smtp.start();
        page = MailPage.start(pagePort, this);
    }

    /** Port 0 for the page means any free one. */
    public static MailCatcher start(int smtpPort, int pagePort) {
        try {
            return new MailCatcher(smtpPort, pagePort);
        } catch (IOException | IllegalStateException e) {
            throw new ServiceFailure("The mail catcher did not start on ports " + smtpPort + " and " + pagePort + ": " + e.getMessage() + ".", e);
        }
    }

    public void stop() {
        page.stop();
        smtp.stop();
    }

    /** Oldest first. */
    public synchronized List<CaughtMail> mails() {
        return List.copyOf(mails);
    }

    /** Forgets what was caught so far. */
    public synchronized void clear() {
        mails.clear();
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** The page that lists the mails; {@code /mails} beneath it answers JSON. */
    public URI address() {
        return page.address();
    }

    synchronized void caught(CatchingMailbox.Delivery delivery) {
        mails.addLast(delivery.numbered(++count));
        while (mails.size() > KEPT) {
            mails.removeFirst();
        }
    }
}
