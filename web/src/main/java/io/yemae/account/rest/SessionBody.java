package io.yemae.account.rest;

import io.yemae.account.Session;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The response to registration and login.
 *
 * @param token the access token again, under the name that clients of requirement 2 read
 */
@Schema(name = "Session")
public record SessionBody(String message, String token, String accessToken, String refreshToken, UserBody user) {

    static SessionBody of(String message, Session session) {
        return new SessionBody(message, session.accessToken(), session.accessToken(), session.refreshToken(),
            UserBody.brief(session.user()));
    }
}
