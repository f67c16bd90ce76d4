package io.yemae.account;

/**
 * A change of a profile. The format of the members has been validated. A null member is not changed.
 *
 * @param currentPassword required if {@code password} is present
 */
public record ChangeProfile(String name, String phone, String password, String currentPassword) {

    @Override
    public String toString() {
        return "ChangeProfile";
    }
}
