package io.yemae.devservices.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The mails of a catcher on HTTP: {@code /} for people, {@code /mails} as JSON, {@code /mails/{number}} one as text, {@code /mails/{number}/page} as a page. */
final class MailPage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final MailCatcher catcher;

    private MailPage(HttpServer server, MailCatcher catcher) {
        this.server = server;
        this.catcher = catcher;
    }

    static MailPage start(int port, MailCatcher catcher) throws IOException {
        MailPage page = new MailPage(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), catcher);
        page.server.createContext("/", page::answer);
        page.server.setExecutor(page.threads);
        page.server.start();
        return page;
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            send(exchange, 200, "text/html", list());
        } else if (path.equals("/mails")) {
            send(exchange, 200, "application/json", JSON.writeValueAsString(catcher.mails().stream().map(MailPage::members).toList()));
        } else {
            Optional<CaughtMail> text = find(path, "");
            Optional<String> page = find(path, "/page").flatMap(MailAsPage::of);
            if (text.isPresent()) {
                send(exchange, 200, text.get().content(), text.get().body());
            } else if (page.isPresent()) {
                send(exchange, 200, "text/html", page.get());
            } else {
                send(exchange, 404, "text/plain", "There is no such mail, or no longer.");
            }
        }
    }

    private Optional<CaughtMail> find(String path, String form) {
        return catcher.mails().stream().filter(caught -> path.equals("/mails/" + caught.number() + form)).findFirst();
    }

    private String list() {
        StringBuilder rows = new StringBuilder();
        List<CaughtMail> mails = catcher.mails();
        for (int i = mails.size() - 1; i >= 0; i--) {
            CaughtMail mail = mails.get(i);
            String page = MailAsPage.of(mail).isPresent() ? "<a href=\"/mails/%d/page\">HTML</a>".formatted(mail.number()) : "";
            rows.append("<tr><td>%s<td>%s<td><a href=\"/mails/%d\">%s</a><td>%s%n".formatted(
                mail.at(), escaped(mail.to()), mail.number(), escaped(mail.subject()), page));
        }
        return """
            <!doctype html><meta charset="utf-8"><title>Caught mail</title>
            <style>body{font:16px sans-serif;margin:2rem}td,th{padding:.3rem 1rem .3rem 0;text-align:left}</style>
            <h1>Caught mail</h1><table><tr><th>UTC<th>To<th>Subject
            %s</table>
            """.formatted(rows);
    }

    private static Map<String, Object> members(CaughtMail mail) {
        return Map.of("number", mail.number(), "at", mail.at().toString(), "from", mail.from(), "to", mail.to(),
            "subject", mail.subject(), "body", mail.body(), "content", mail.content());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        // A mail is shown, never run.
        exchange.getResponseHeaders().set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
