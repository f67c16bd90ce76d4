package io.yemae.catalog;

import java.util.UUID;

/** A pair of words as others may see it; both in small letters. */
public record KeywordMappingView(UUID id, String korean, String english) {
}
