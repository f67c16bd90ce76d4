package io.yemae.waitlist;

import io.yemae.shared.UserId;

/**
 * An entry in a list for staff, with its owner.
 *
 * @param name  null if the account was deleted, as is email
 */
public record ListedEntry(WaitingEntryView entry, UserId user, String name, String email) {
}
