package io.yemae.tokens;

import io.yemae.shared.UserId;

/** The user data of an access token. */
public record TokenOwner(UserId id, String email, Role role) {
}
