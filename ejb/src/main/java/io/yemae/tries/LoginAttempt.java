package io.yemae.tries;

/**
 * An attempt to log in.
 *
 * @param client       the origin of the attempt
 * @param code         the code of the authenticator; null if none was sent
 * @param recoveryCode instead of it; null if none was sent
 */
public record LoginAttempt(String email, String password, Client client, String code, String recoveryCode) {

    /** Without a second factor. */
    public LoginAttempt(String email, String password, Client client) {
        this(email, password, client, null, null);
    }

    public boolean hasSecondFactor() {
        return code != null || recoveryCode != null;
    }

    String address() {
        return client.address();
    }

    @Override
    public String toString() {
        return "LoginAttempt[" + address() + "]";
    }
}
