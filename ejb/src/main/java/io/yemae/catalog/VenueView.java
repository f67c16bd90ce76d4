package io.yemae.catalog;

import java.util.UUID;

/** A venue as others may see it. */
public record VenueView(UUID id, String name, String address) {
}
