package io.yemae.account;

/**
 * What a user wants different; the members have been checked for form. A member that is null stays as it is.
 *
 * @param currentPassword given whenever {@code password} is
 */
public record ChangeProfile(String name, String phone, String password, String currentPassword) {

    @Override
    public String toString() {
        return "ChangeProfile";
    }
}
