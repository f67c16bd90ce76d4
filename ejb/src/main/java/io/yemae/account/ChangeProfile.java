package io.yemae.account;

import io.yemae.shared.text.Language;

/**
 * A change of a profile. The format of the members has been validated. A null member is not changed.
 *
 * @param currentPassword required if {@code password} is present
 * @param language        of mails
 */
public record ChangeProfile(String name, String phone, String password, String currentPassword, Language language) {

    @Override
    public String toString() {
        return "ChangeProfile";
    }
}
