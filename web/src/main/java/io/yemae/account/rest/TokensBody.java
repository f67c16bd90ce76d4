package io.yemae.account.rest;

import io.yemae.account.Session;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tokens that a login goes on with. */
@Schema(name = "Tokens")
public record TokensBody(String accessToken, String refreshToken) {

    static TokensBody of(Session session) {
        return new TokensBody(session.accessToken(), session.refreshToken());
    }

    @Override
    public String toString() {
        return "Tokens";
    }
}
