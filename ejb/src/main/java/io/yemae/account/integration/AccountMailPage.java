package io.yemae.account.integration;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.yemae.account.domain.LinkToken;
import io.yemae.account.domain.MailKind;
import io.yemae.account.persistence.AccountMails.Addressee;
import io.yemae.shared.SiteAddress;
import io.yemae.shared.messaging.Mailer;
import io.yemae.shared.text.Language;
import io.yemae.shared.text.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The mails about accounts, as HTML and as text, from the templates beside this class. They contain no user input, not even a name. If
 * somebody registers with another person's address, that person must not receive text of the sender's choice.
 */
@ApplicationScoped
class AccountMailPage {
    static final Words WORDS = Words.read(AccountMailPage.class, "account-mail");

    private static final Template HTML = template("account-mail.html", true);
    private static final Template TEXT = template("account-mail.txt", false);

    @Inject
    Mailer mailer;

    @Inject
    SiteAddress site;

    /**
     * The values for the templates. Null values are left out. The token is shown as text as well, because some programs break links.
     *
     * @param t the words of the templates
     */
    record Facts(Map<String, String> t, String title, List<String> sentences, String link, String action, String token, String once) {
    }

    /** @throws IllegalStateException if the mail server does not accept it */
    void send(Addressee addressee, MailKind kind, LinkToken token) {
        Facts facts = facts(kind, token, addressee.language());
        mailer.send(addressee.address(), facts.t().get("sender") + " " + facts.title(),
            () -> new MimeMultipart("alternative", Mailer.text(TEXT.execute(facts)), Mailer.html(HTML.execute(facts))));
    }

    private Facts facts(MailKind kind, LinkToken token, Language language) {
        String key = kind.name();
        List<String> sentences = List.of(WORDS.of(language, key + ".what"), WORDS.of(language, key + ".otherwise"));
        if (!kind.hasLink()) {
            return new Facts(WORDS.in(language), WORDS.of(language, key + ".title"), sentences, null, null, null, null);
        }
        // The token is in the fragment of the URL. So it is sent to no server and appears in no log until the page sends it.
        String link = site.url() + "/account/" + (language == Language.EN ? "?lang=en" : "") + "#" + purpose(kind) + "=" + token.value();
        return new Facts(WORDS.in(language), WORDS.of(language, key + ".title"), sentences, link, WORDS.of(language, key + ".action"),
            token.value(), WORDS.of(language, key + ".once"));
    }

    /** As the page names it. */
    private static String purpose(MailKind kind) {
        return switch (kind) {
            case RESET -> "reset";
            case UNLOCK -> "unlock";
            default -> "confirm";
        };
    }

    private static Template template(String name, boolean escaping) {
        try (Reader file =
            new InputStreamReader(Objects.requireNonNull(AccountMailPage.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(escaping).compile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
