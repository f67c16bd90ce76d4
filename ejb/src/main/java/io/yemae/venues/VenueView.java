package io.yemae.venues;

import java.util.UUID;

/**
 * A venue as other features see it.
 *
 * @param englishName null if there is none, as is the English address
 * @param version     to be sent with a change, which is refused if the venue has changed since
 */
public record VenueView(UUID id, String name, String address, String englishName, String englishAddress, int version) {
}
