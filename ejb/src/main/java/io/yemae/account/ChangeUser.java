package io.yemae.account;

import io.yemae.tokens.Role;

/**
 * What an administrator wants different about a user. A member that is null stays as it is.
 *
 * @param locked whether the account is locked: nobody can log in to it, and its tokens have ended
 */
public record ChangeUser(Role role, Boolean locked) {

    /** Whether the user is no administrator who can log in any more afterwards. */
    boolean endsAdministrator() {
        return role != null && role != Role.ADMIN || Boolean.TRUE.equals(locked);
    }
}
