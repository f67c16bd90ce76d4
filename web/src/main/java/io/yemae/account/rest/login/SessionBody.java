package io.yemae.account.rest.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.account.Session;
import io.yemae.account.rest.UserBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The response to registration and login.
 *
 * @param token        the access token again, under the name that clients of requirement 2 read
 * @param refreshToken absent if it is sent as a cookie
 */
@Schema(name = "Session", requiredProperties = {"message", "token", "accessToken", "user"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionBody(String message, String token, String accessToken, String refreshToken, UserBody user) {

    static SessionBody of(String message, Session session, boolean inCookie) {
        return new SessionBody(message, session.accessToken(), session.accessToken(), inCookie ? null : session.refreshToken(),
            UserBody.brief(session.user()));
    }
}
