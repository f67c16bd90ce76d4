package io.yemae.account;

import io.yemae.shared.UserId;
import io.yemae.shared.text.Language;
import io.yemae.tokens.Role;
import io.yemae.tokens.TokenOwner;
import java.time.Instant;

/**
 * A user as other features see it.
 *
 * @param number         the short number by which requirement 3 addresses users
 * @param emailConfirmed whether the owner has confirmed the address
 * @param locked         whether logins are refused
 * @param language       that mails to the user are written in
 */
public record UserView(UserId id, long number, String name, String email, String phone, Role role, Instant createdAt,
    boolean emailConfirmed, boolean locked, Language language) {

    TokenOwner tokenOwner() {
        return new TokenOwner(id, email, role);
    }
}
