package io.yemae.account;

import io.yemae.tokens.Role;

/**
 * A change of a user by an administrator. A null member is not changed.
 *
 * @param locked whether the account is locked: logins are refused, and its tokens have ended
 */
public record ChangeUser(Role role, Boolean locked) {

    /** Whether the user cannot act as an administrator afterwards. */
    boolean endsAdministrator() {
        return role != null && role != Role.ADMIN || Boolean.TRUE.equals(locked);
    }
}
