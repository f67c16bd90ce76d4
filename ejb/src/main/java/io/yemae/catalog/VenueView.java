package io.yemae.catalog;

import java.util.UUID;

/**
 * A venue as others may see it.
 *
 * @param version to be sent back with a change, which is refused when somebody else's came between
 */
public record VenueView(UUID id, String name, String address, int version) {
}
