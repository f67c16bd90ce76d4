package io.yemae.tokens;

import io.yemae.tokens.integration.KeyRing;
import java.nio.file.Path;

/** Codes signed with a key of a test's own, for tests of other features. */
public final class SignedCodesFixture {

    private SignedCodesFixture() {
    }

    public static SignedCodes withKeysIn(Path directory) {
        TokenSettings settings = new TokenSettings("https://yemae.io", "yemae", directory);
        return new SignedCodes(new KeyRing(settings), settings);
    }
}
