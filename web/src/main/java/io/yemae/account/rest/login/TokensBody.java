package io.yemae.account.rest.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.account.Session;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The new tokens of a login.
 *
 * @param refreshToken absent if it is sent as a cookie
 */
@Schema(name = "Tokens", requiredProperties = "accessToken")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokensBody(String accessToken, String refreshToken) {

    static TokensBody of(Session session, boolean inCookie) {
        return new TokensBody(session.accessToken(), inCookie ? null : session.refreshToken());
    }

    @Override
    public String toString() {
        return "Tokens";
    }
}
