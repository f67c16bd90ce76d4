package io.yemae.door.domain;

/** Masks a name for display at a door: only the first and the last character remain, of two characters only the first. */
public final class MaskedName {
    private static final int SHORT = 2;

    private MaskedName() {
    }

    /** @return null if the name is null */
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
