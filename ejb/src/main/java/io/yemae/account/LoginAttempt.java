package io.yemae.account;

/**
 * Somebody who says to be the owner of an account.
 *
 * @param address the network address that it comes from
 */
public record LoginAttempt(String email, String password, String address) {

    @Override
    public String toString() {
        return "LoginAttempt[" + address + "]";
    }
}
