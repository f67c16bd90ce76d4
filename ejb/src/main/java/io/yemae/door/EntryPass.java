package io.yemae.door;

/**
 * The data with which a buyer's page computes the changing code.
 *
 * @param number the number of the reservation
 * @param code   the entry code
 * @param key    the key of the changing code, base64url
 */
public record EntryPass(String number, String code, String key) {
}
