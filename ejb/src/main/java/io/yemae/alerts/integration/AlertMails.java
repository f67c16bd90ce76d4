package io.yemae.alerts.integration;

import io.yemae.alerts.domain.Alert;
import io.yemae.alerts.domain.Finding;
import io.yemae.shared.Seoul;
import io.yemae.shared.SiteAddress;
import io.yemae.shared.messaging.Mailer;
import io.yemae.shared.text.Language;
import io.yemae.shared.text.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mails to operators, in both languages: nobody knows which one an address prefers. They contain nothing personal. */
@ApplicationScoped
public class AlertMails {
    static final Words WORDS = Words.read(AlertMails.class, "alert-mail");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Seoul.ZONE);

    @Inject
    Mailer mailer;

    @Inject
    SiteAddress site;

    @Inject
    @ConfigProperty(name = "yemae.operator.mails")
    Optional<List<String>> recipients;

    /** Whether any operator is configured. */
    public boolean isOn() {
        return recipients.filter(each -> !each.isEmpty()).isPresent();
    }

    /** @throws IllegalStateException if the mail server does not accept it */
    public void holds(Alert alert) {
        send("holds", alert);
    }

    /** @throws IllegalStateException as {@link #holds} */
    public void isOver(Alert alert) {
        send("over", alert);
    }

    private void send(String occasion, Alert alert) {
        String text = text(Language.KO, occasion, alert) + "\n" + text(Language.EN, occasion, alert) + "\n" + site.url() + "/admin\n";
        mailer.send(recipients.orElseThrow(), subject(occasion, alert.finding()), () -> new MimeMultipart(Mailer.text(text)));
    }

    static String subject(String occasion, Finding finding) {
        return WORDS.of(Language.KO, occasion) + ": " + sentence(Language.KO, finding) + " / " + sentence(Language.EN, finding);
    }

    static String text(Language language, String occasion, Alert alert) {
        String key = alert.finding().condition().name();
        List<String> lines = occasion.equals("holds")
            ? List.of(sentence(language, alert.finding()), line(language, "since", alert.since()), WORDS.of(language, key + ".remedy"))
            : List.of(WORDS.of(language, "over.what"), sentence(language, alert.finding()), line(language, "since", alert.since()),
                line(language, "until", alert.seenAt()));
        return String.join("\n", lines) + "\n";
    }

    private static String line(Language language, String key, Instant at) {
        return WORDS.of(language, key) + " " + TIME.format(at);
    }

    private static String sentence(Language language, Finding finding) {
        return WORDS.of(language, finding.condition().name()).replace("{subject}", finding.subject())
            .replace("{size}", String.valueOf(finding.size()));
    }
}
