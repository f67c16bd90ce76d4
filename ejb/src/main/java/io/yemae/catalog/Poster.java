package io.yemae.catalog;

/**
 * The uploaded poster of an event: a JPEG in two widths.
 *
 * @param hash of both pictures; another poster has another address, so that a picture can be kept for ever
 */
public record Poster(String hash, Size small, Size large) {

    /** Of one picture, in pixels. */
    public record Size(int width, int height) {
    }

    /** The address of one of the pictures within the site. */
    public String path(Size size) {
        return path(hash, size.width());
    }

    /** The address of a picture within the site. */
    public static String path(String hash, int width) {
        return "/posters/" + hash + '-' + width + ".jpg";
    }
}
