package io.yemae.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.YemaeIT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The refresh token of a browser, in a cookie that no script can read. */
class SessionCookiesIT extends YemaeIT {
    private final Stage.Buyer buyer = stage.buyer();

    @Test
    void theRefreshTokenIsInTheCookieAndNotInTheBody() {
        Answer login = logIn();

        assertThat(login.json().has("refreshToken")).isFalse();
        assertThat(login.at("/accessToken")).isNotEmpty();
        assertThat(cookie(login, "yemae_refresh")).contains("; Path=/api/auth", "; HttpOnly", "; SameSite=Strict").doesNotContain("Secure");
        assertThat(cookie(login, "yemae_session")).startsWith("yemae_session=1;").contains("; Path=/;").doesNotContain("HttpOnly");
    }

    @Test
    void overTlsTheCookieIsSentOverTlsOnly() {
        Answer login = api.with("Session", "cookie").with("X-Forwarded-Proto", "https")
            .post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200);

        assertThat(cookie(login, "yemae_refresh")).contains("; Secure");
    }

    @Test
    void withoutAskingForACookieThereIsNone() {
        Answer login = api.post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200);

        assertThat(login.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(login.at("/refreshToken")).isNotEmpty();
        Answer refreshed = api.post("/api/auth/refresh", Map.of("refreshToken", login.at("/refreshToken"))).expect(200);
        assertThat(refreshed.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(refreshed.at("/refreshToken")).isNotEmpty();
    }

    @Test
    void theCookieRefreshesAndIsReplaced() {
        String first = value(logIn());

        Answer refreshed = withCookie(first).post("/api/auth/refresh", Map.of()).expect(200);

        assertThat(refreshed.json().has("refreshToken")).isFalse();
        assertThat(value(refreshed)).isNotEqualTo(first);
        api.as(refreshed.at("/accessToken")).get("/api/auth/me").expect(200);
    }

    @Test
    void loggingOutEndsTheLoginAndClearsTheCookies() {
        String token = value(logIn());

        Answer out = withCookie(token).post("/api/auth/logout", Map.of()).expect(204);

        assertThat(cookie(out, "yemae_refresh")).startsWith("yemae_refresh=;").contains("Max-Age=0");
        assertThat(cookie(out, "yemae_session")).contains("Max-Age=0");
        withCookie(token).post("/api/auth/refresh", Map.of()).expectProblem(401, "INVALID_REFRESH_TOKEN");
    }

    @Test
    void withNeitherTokenNorCookieTheRequestIsRefused() {
        api.post("/api/auth/refresh", Map.of()).expectProblem(400, "INVALID_REQUEST");
        withCookie("").post("/api/auth/logout", Map.of()).expectProblem(400, "INVALID_REQUEST");
    }

    private Answer logIn() {
        return api.with("Session", "cookie")
            .post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200);
    }

    private static Api withCookie(String token) {
        return api.with("Cookie", "yemae_refresh=" + token);
    }

    private static String value(Answer answer) {
        String cookie = cookie(answer, "yemae_refresh");
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private static String cookie(Answer answer, String name) {
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        return cookies.stream().filter(each -> each.startsWith(name + "=")).findFirst().orElseThrow();
    }
}
