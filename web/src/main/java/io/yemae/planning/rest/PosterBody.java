package io.yemae.planning.rest;

import io.yemae.catalog.Poster;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The uploaded poster of an event. */
@Schema(name = "Poster")
public record PosterBody(Picture small, Picture large) {

    /** One picture: its address within the site, which never shows anything else, and its size. */
    @Schema(name = "PosterPicture")
    public record Picture(String path, int width, int height) {
    }

    static PosterBody of(Poster poster) {
        return new PosterBody(picture(poster, poster.small()), picture(poster, poster.large()));
    }

    private static Picture picture(Poster poster, Poster.Size size) {
        return new Picture(poster.path(size), size.width(), size.height());
    }
}
