package io.yemae.tokens;

import io.yemae.shared.UserId;

/** What a token says about its user. */
public record TokenOwner(UserId id, String email, Role role) {
}
