package io.yemae.account.rest;

import io.yemae.account.Session;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The new tokens of a login. */
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
