package io.yemae.rest.edge;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.yemae.rest.PageAddresses;
import java.nio.charset.StandardCharsets;

/** The page for a person whose request was refused by a busy platform. It asks again after a while, and needs no other file. */
final class EdgePage {
    private static final HttpString POLICY = new HttpString("Content-Security-Policy");
    private static final int RETRY_S = 5;
    // One file on purpose: every further request would be refused as well.
    private static final String PAGE = """
        <!doctype html>
        <html lang="ko">
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="%d">
        <title>잠시 후 다시 열립니다</title>
        <style>body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 2rem; text-align: center;
        font: 1.05rem/1.6 system-ui, sans-serif; word-break: keep-all }
        h1 { font-size: 1.5rem; margin: 0 0 .5rem } p { margin: .25rem }</style>
        <main><h1>접속하는 분이 많습니다</h1><p>이 화면은 %d초 뒤에 자동으로 다시 열립니다. 선점한 좌석과 대기 순번은 그대로 유지됩니다.</p>
        <p lang="en">Many people are here right now. This page opens again in %d seconds. Your seats and your place are kept.</p></main>
        </html>
        """;

    private EdgePage() {
    }

    static boolean isWanted(HttpServerExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
        String path = exchange.getRelativePath();
        return accepted != null && accepted.startsWith("text/html")
            && PageAddresses.contain(path) && exchange.getRequestMethod().equalToString("GET");
    }

    /** With the status that is set. */
    static void send(HttpServerExchange exchange) {
        String retry = exchange.getResponseHeaders().getFirst(Headers.RETRY_AFTER);
        int seconds = Math.max(RETRY_S, retry == null ? 0 : Integer.parseInt(retry));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html;charset=UTF-8").put(Headers.CACHE_CONTROL, "no-store")
            .put(POLICY, "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        exchange.getResponseSender().send(PAGE.formatted(seconds, seconds, seconds), StandardCharsets.UTF_8);
    }
}
