package io.yemae.account;

/**
 * A registration (requirement 1, 1.1). The format of the members has been validated.
 *
 * @param phone as 010-XXXX-XXXX
 */
public record RegisterUser(String name, String email, String password, String phone) {

    @Override
    public String toString() {
        return "RegisterUser[" + email + "]";
    }
}
