package io.yemae.account;

/**
 * What a login gives: the user and two tokens.
 *
 * @param accessToken  good for 30 minutes, sent with each request
 * @param refreshToken good for 14 days and for one use
 */
public record Session(UserView user, String accessToken, String refreshToken) {

    @Override
    public String toString() {
        return "Session[" + user.id() + "]";
    }
}
