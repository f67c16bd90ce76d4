package io.yemae.devservices.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.yemae.devservices.Ports;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {
    private MailCatcher catcher;

    @BeforeEach
    void start() {
        catcher = MailCatcher.start(Ports.free(), 0);
    }

    @AfterEach
    void stop() {
        catcher.stop();
    }

    @Test
    void aMailKeepsItsKoreanCharacters() throws Exception {
        send("buyer@yemae.test", "예매 완료", "안녕하세요");
        assertThat(catcher.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("buyer@yemae.test");
            assertThat(mail.subject()).isEqualTo("예매 완료");
            assertThat(mail.body().strip()).isEqualTo("안녕하세요");
        });
    }

    @Test
    void aMailToSeveralRecipientsIsCaughtForEachOfThem() throws Exception {
        MimeMessage message = message("buyer@yemae.test", "x");
        message.addRecipient(Message.RecipientType.BCC, new InternetAddress("copy@yemae.test"));
        message.setText("x");
        Transport.send(message);
        assertThat(catcher.mails()).extracting(CaughtMail::to).containsExactlyInAnyOrder("buyer@yemae.test", "copy@yemae.test");
        assertThat(catcher.mails()).extracting(CaughtMail::number).containsExactly(1L, 2L);
    }

    @Test
    void thePageEscapesSubjects() throws Exception {
        send("buyer@yemae.test", "<script>alert(1)</script>", "x");
        assertThat(get("/")).contains("&lt;script>").doesNotContain("<script>");
    }

    @Test
    void mailsAreAvailableAsJsonAndBodiesByNumber() throws Exception {
        send("buyer@yemae.test", "좌석", "A-1");
        assertThat(get("/mails")).contains("\"subject\":\"좌석\"").contains("\"number\":1");
        assertThat(get("/mails/1")).startsWith("A-1");
        assertThat(get("/mails/2")).isEqualTo("There is no such mail, or no longer.");
    }

    @Test
    void thePageOfAnHtmlMailContainsItsPictures() throws Exception {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("영수증", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<h1>영수증</h1><img src=\"cid:code@yemae\">", "UTF-8", "html");
        MimeBodyPart picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(new byte[] {1, 2, 3}, "image/png")));
        picture.setContentID("<code@yemae>");
        MimeBodyPart related = new MimeBodyPart();
        related.setContent(new MimeMultipart("related", html, picture));
        MimeMessage message = message("buyer@yemae.test", "영수증");
        message.setContent(new MimeMultipart("alternative", text, related));
        Transport.send(message);

        assertThat(get("/mails/1").strip()).isEqualTo("영수증");
        assertThat(get("/mails/1/page")).contains("<h1>영수증</h1><img src=\"data:image/png;base64,AQID\">");
        assertThat(get("/")).contains("/mails/1/page");
        assertThat(get("/mails/2/page")).isEqualTo("There is no such mail, or no longer.");
    }

    @Test
    void onlyTheLastThousandMailsAreKept() throws Exception {
        try (Transport transport = GreenMailUtil.getSession(smtp()).getTransport()) {
            transport.connect();
            for (int i = 0; i < 1_001; i++) {
                MimeMessage message = message("a@b.test", Integer.toString(i));
                message.setText("");
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
        assertThat(catcher.mails()).hasSize(1_000).first().extracting(CaughtMail::subject).isEqualTo("1");
    }

    private void send(String to, String subject, String text) throws Exception {
        MimeMessage message = message(to, subject);
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    private MimeMessage message(String to, String subject) throws Exception {
        MimeMessage message = new MimeMessage(GreenMailUtil.getSession(smtp()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        return message;
    }

    private ServerSetup smtp() {
        return new ServerSetup(catcher.smtpPort(), "localhost", ServerSetup.PROTOCOL_SMTP);
    }

    private String get(String path) throws Exception {
        URI address = catcher.address().resolve(path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
