package io.yemae.account.rest.login;

import io.yemae.account.Session;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;

/**
 * The refresh token of a browser, which asks for it with the header {@code Session: cookie}. No script can read the cookie, other sites
 * cannot have it sent, and it is only sent to these endpoints. A second cookie without any secret lets a page know that there is a login.
 */
@RequestScoped
class SessionCookies {
    static final String REFRESH = "yemae_refresh";
    static final String FLAG = "yemae_session";

    private static final String WANTED = "Session";
    /** As long as a refresh token is valid. */
    private static final long LIFE_S = Duration.ofDays(14).toSeconds();

    @Inject
    HttpServletRequest request;

    /** Whether the client wants the refresh token as a cookie. Then it must not be in the body, where a script could read it. */
    boolean areWanted() {
        return "cookie".equals(request.getHeader(WANTED));
    }

    /**
     * The refresh token that was sent: in the body, or else in the cookie.
     *
     * @param body null if there is none
     * @throws Problem invalid if there is neither
     */
    String sent(RefreshTokenRequest body) {
        if (isInBody(body)) {
            return body.refreshToken();
        }
        String cookie = cookie();
        if (cookie == null) {
            throw Problem.invalidField("refreshToken", RefreshTokenRequest.MISSING);
        }
        return cookie;
    }

    boolean areUsed(RefreshTokenRequest body) {
        return !isInBody(body) && cookie() != null;
    }

    Response.ResponseBuilder set(Response.ResponseBuilder answer, Session session) {
        return set(answer, session.refreshToken(), "1", LIFE_S);
    }

    Response.ResponseBuilder clear(Response.ResponseBuilder answer) {
        return set(answer, "", "", 0);
    }

    private Response.ResponseBuilder set(Response.ResponseBuilder answer, String token, String flag, long seconds) {
        // Without TLS, as on a developer's machine, a browser would drop a cookie that is marked as secure.
        String common = "; Max-Age=" + seconds + "; SameSite=Strict" + (request.isSecure() ? "; Secure" : "");
        return answer.header(HttpHeaders.SET_COOKIE, REFRESH + "=" + token + "; Path=/api/auth; HttpOnly" + common)
            .header(HttpHeaders.SET_COOKIE, FLAG + "=" + flag + "; Path=/" + common);
    }

    private static boolean isInBody(RefreshTokenRequest body) {
        return body != null && body.refreshToken() != null && !body.refreshToken().isBlank();
    }

    private String cookie() {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? null : Arrays.stream(cookies)
            .filter(each -> each.getName().equals(REFRESH) && !each.getValue().isBlank())
            .map(Cookie::getValue)
            .findFirst()
            .orElse(null);
    }
}
