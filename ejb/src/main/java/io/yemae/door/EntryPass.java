package io.yemae.door;

/**
 * What a buyer's page needs to show a code that changes.
 *
 * @param number of the reservation
 * @param code   the entry code
 * @param key    of the code that changes, base64url
 */
public record EntryPass(String number, String code, String key) {
}
