package io.yemae.account;

/**
 * The result of a login: the user and two tokens.
 *
 * @param accessToken  valid for 30 minutes, sent with each request
 * @param refreshToken valid for 14 days and for one use
 */
public record Session(UserView user, String accessToken, String refreshToken) {

    @Override
    public String toString() {
        return "Session[" + user.id() + "]";
    }
}
