package io.yemae.account;

/**
 * Somebody who claims to be the owner of an account.
 *
 * @param client where the attempt comes from
 */
public record LoginAttempt(String email, String password, Client client) {

    String address() {
        return client.address();
    }

    @Override
    public String toString() {
        return "LoginAttempt[" + address() + "]";
    }
}
