package io.yemae.venues;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The fields of a venue that an administrator enters.
 *
 * @param englishName    null if there is none
 * @param englishAddress null if there is none
 */
@Embeddable
public record VenueFields(
    String name,
    String address,
    @Column(name = "english_name") String englishName,
    @Column(name = "english_address") String englishAddress) {
}
