package io.yemae.account;

import io.yemae.shared.Page;
import io.yemae.tokens.Role;

/**
 * A filter of users.
 *
 * @param text part of a name, an e-mail address or a phone number; null for all
 * @param role null for all
 */
public record UserFilter(String text, Role role, Page.Request page) {
}
