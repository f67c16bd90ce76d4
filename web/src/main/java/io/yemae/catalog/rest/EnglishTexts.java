package io.yemae.catalog.rest;

import io.yemae.catalog.EventTexts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The English texts of an event. A member that is null is shown in Korean. */
@Schema(name = "EnglishTexts")
public record EnglishTexts(String title, String artist, String description, String venue, String address) {

    /** Null if there are none. */
    public static EnglishTexts of(EventTexts texts) {
        return texts.isEmpty() ? null
            : new EnglishTexts(texts.title(), texts.artist(), texts.description(), texts.venue(), texts.address());
    }
}
