package io.yemae.account;

import io.yemae.shared.text.Language;

/**
 * A registration (requirement 1, 1.1). The format of the members has been validated.
 *
 * @param phone    as 010-XXXX-XXXX
 * @param language that mails to the user are written in
 */
public record RegisterUser(String name, String email, String password, String phone, Language language) {

    @Override
    public String toString() {
        return "RegisterUser[" + email + "]";
    }
}
