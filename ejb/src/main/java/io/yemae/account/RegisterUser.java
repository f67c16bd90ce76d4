package io.yemae.account;

/**
 * Someone who wants an account (requirement 1, 1.1). The members have been checked for form.
 *
 * @param phone as 010-XXXX-XXXX
 */
public record RegisterUser(String name, String email, String password, String phone) {

    @Override
    public String toString() {
        return "RegisterUser[" + email + "]";
    }
}
