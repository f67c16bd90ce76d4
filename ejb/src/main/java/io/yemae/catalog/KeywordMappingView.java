package io.yemae.catalog;

import java.util.UUID;

/** A pair of keywords as other features see it, both in lower case. */
public record KeywordMappingView(UUID id, String korean, String english) {
}
