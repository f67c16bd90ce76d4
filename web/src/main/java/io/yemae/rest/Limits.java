package io.yemae.rest;

/** The length of a list that is read part by part. */
public final class Limits {

    private Limits() {
    }

    /** A value that is not a number counts as not sent. A value out of range is brought into range, from 1 to {@code most}. */
    public static int of(String text, int usual, int most) {
        try {
            return text == null ? usual : Math.max(1, Math.min(Integer.parseInt(text.strip()), most));
        } catch (NumberFormatException e) {
            return usual;
        }
    }
}
