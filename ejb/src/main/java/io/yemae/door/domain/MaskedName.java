package io.yemae.door.domain;

/** A name as strangers at a door may see it: its first and its last character, of two only the first. */
public final class MaskedName {
    private static final int SHORT = 2;

    private MaskedName() {
    }

    /** Null for null. */
    public static String of(String name) {
        if (name == null) {
            return null;
        }
        int[] characters = name.codePoints().toArray();
        int end = characters.length <= SHORT ? characters.length : characters.length - 1;
        for (int i = 1; i < end; i++) {
            characters[i] = '*';
        }
        return new String(characters, 0, characters.length);
    }
}
