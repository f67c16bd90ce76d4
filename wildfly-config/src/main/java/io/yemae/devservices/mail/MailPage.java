package io.yemae.devservices.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mails over HTTP: {@code /} for people, {@code /mails} in JSON, {@code /mails/{number}} the body of one mail,
 * {@code /mails/{number}/page} its HTML with pictures.
 */
final class MailPage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MailCatcher catcher;

    MailPage(MailCatcher catcher) {
        this.catcher = catcher;
    }

    HttpHandler routes() {
        return new RoutingHandler(false)
            .get("/", exchange -> send(exchange, "text/html", list()))
            .get("/mails", exchange -> send(exchange, "application/json", json()))
            .get("/mails/{number}", exchange -> find(exchange).ifPresentOrElse(
                mail -> send(exchange, mail.contentType(), mail.body()), () -> sendNotFound(exchange)))
            .get("/mails/{number}/page", exchange -> find(exchange).flatMap(CaughtMail::html).ifPresentOrElse(
                html -> send(exchange, "text/html", html), () -> sendNotFound(exchange)))
            .setFallbackHandler(MailPage::sendNotFound);
    }

    private Optional<CaughtMail> find(HttpServerExchange exchange) {
        String number = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getParameters().get("number");
        return catcher.mails().stream().filter(mail -> Long.toString(mail.number()).equals(number)).findFirst();
    }

    private String json() throws JsonProcessingException {
        return JSON.writeValueAsString(catcher.mails().stream().map(mail -> Map.of("number", mail.number(), "at", mail.at().toString(),
            "from", mail.from(), "to", mail.to(), "subject", mail.subject(), "body", mail.body(), "content", mail.contentType())).toList());
    }

    private String list() {
        StringBuilder rows = new StringBuilder();
        List<CaughtMail> mails = catcher.mails();
        for (int i = mails.size() - 1; i >= 0; i--) {
            CaughtMail mail = mails.get(i);
            String page = mail.html().isPresent() ? "<a href=\"/mails/%d/page\">HTML</a>".formatted(mail.number()) : "";
            rows.append("<tr><td>%s<td>%s<td><a href=\"/mails/%d\">%s</a><td>%s%n".formatted(
                mail.at(), escape(mail.to()), mail.number(), escape(mail.subject()), page));
        }
        return """
            <!doctype html><meta charset="utf-8"><title>Caught mail</title>
            <style>body{font:16px sans-serif;margin:2rem}td,th{padding:.3rem 1rem .3rem 0;text-align:left}</style>
            <h1>Caught mail</h1><table><tr><th>UTC<th>To<th>Subject
            %s</table>
            """.formatted(rows);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void sendNotFound(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.NOT_FOUND);
        send(exchange, "text/plain", "There is no such mail, or no longer.");
    }

    private static void send(HttpServerExchange exchange, String mediaType, String text) {
        exchange.getResponseHeaders()
            .put(Headers.CONTENT_TYPE, mediaType + "; charset=utf-8")
            // No script of a mail may run.
            .put(Headers.CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        exchange.getResponseSender().send(text);
    }
}
