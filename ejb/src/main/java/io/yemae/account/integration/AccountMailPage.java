package io.yemae.account.integration;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.yemae.account.domain.LinkToken;
import io.yemae.account.domain.MailKind;
import io.yemae.shared.SiteAddress;
import io.yemae.shared.messaging.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The mails about accounts, as HTML and as text, from the templates beside this class. They contain no user input, not even a name. If
 * somebody registers with another person's address, that person must not receive text of the sender's choice.
 */
@ApplicationScoped
class AccountMailPage {
    private static final Template HTML = template("account-mail.html", true);
    private static final Template TEXT = template("account-mail.txt", false);

    @Inject
    Mailer mailer;

    @Inject
    SiteAddress site;

    /** The values for the templates. Null values are left out. The token is shown as text as well, because some programs break links. */
    record Facts(String title, List<String> sentences, String link, String action, String token, String validity) {
    }

    /** @throws IllegalStateException if the mail server does not accept it */
    void send(String address, MailKind kind, LinkToken token) {
        Facts facts = facts(kind, token);
        mailer.send(address, "[예매] " + facts.title(),
            () -> new MimeMultipart("alternative", Mailer.text(TEXT.execute(facts)), Mailer.html(HTML.execute(facts))));
    }

    private Facts facts(MailKind kind, LinkToken token) {
        return switch (kind) {
            case CONFIRM -> linked("이메일 주소를 확인해주세요", "confirm", "주소 확인하기", token, "24시간",
                "이 주소로 예매에 가입했습니다. 아래 링크를 누르면 주소가 확인되고 예매할 수 있습니다.",
                "가입한 적이 없으면 이 메일을 무시해주세요. 다른 메일은 보내지 않습니다.");
            case RESET -> linked("비밀번호를 다시 정해주세요", "reset", "비밀번호 정하기", token, "30분",
                "이 주소의 계정에 대해 비밀번호 재설정을 요청받았습니다.",
                "요청한 적이 없으면 이 메일을 무시해주세요. 비밀번호는 바뀌지 않습니다.");
            case CHANGE_EMAIL -> linked("새 이메일 주소를 확인해주세요", "confirm", "새 주소 확인하기", token, "24시간",
                "계정의 이메일 주소를 이 주소로 바꾸겠다는 요청을 받았습니다. 아래 링크를 누르면 바뀝니다.",
                "요청한 적이 없으면 이 메일을 무시해주세요.");
            case EMAIL_CHANGE_ASKED -> told("이메일 주소 변경을 요청받았습니다",
                "계정의 이메일 주소를 다른 주소로 바꾸겠다는 요청을 받았습니다. 새 주소에서 확인하면 바뀝니다.",
                "요청한 적이 없으면 지금 비밀번호를 재설정해주세요. 그러면 요청이 취소됩니다.");
            case UNLOCK -> linked("로그인 시도가 너무 많았습니다", "unlock", "다시 로그인할 수 있게 하기", token, "1시간",
                "계정에 로그인하려는 시도가 여러 번 실패해서 잠시 막았습니다. 본인이면 아래 링크로 바로 풀 수 있습니다.",
                "본인이 아니면 아무것도 하지 않아도 됩니다. 비밀번호는 그대로입니다.");
            case PASSWORD_RESET -> told("비밀번호가 재설정되었습니다",
                "메일로 받은 링크로 계정의 비밀번호가 재설정되었고, 모든 로그인이 끝났습니다.",
                "재설정한 적이 없으면 메일 계정의 비밀번호를 먼저 바꾸고 다시 재설정해주세요.");
        };
    }

    /** The token is in the fragment of the URL. So it is sent to no server and appears in no log until the page sends it. */
    private Facts linked(String title, String purpose, String action, LinkToken token, String validity, String... sentences) {
        return new Facts(title, List.of(sentences), site.url() + "/account/#" + purpose + "=" + token.value(), action,
            token.value(), validity);
    }

    private static Facts told(String title, String... sentences) {
        return new Facts(title, List.of(sentences), null, null, null, null);
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
