package io.yemae.catalog;

import io.yemae.shared.Page;

/**
 * Which events are asked for.
 *
 * @param status null for any; an unknown one finds nothing
 * @param text   words of which each is a part of a title, artist, venue or address, in Korean or English; null for any
 */
public record EventFilter(String status, String text, Page.Request page) {
}
