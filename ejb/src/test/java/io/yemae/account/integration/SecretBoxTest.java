package io.yemae.account.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.yemae.shared.UserId;
import io.yemae.tokens.TokenSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    private static final byte[] SECRET = {1, 2, 3, 4, 5};

    @TempDir
    Path keys;

    @Test
    void everyNodeDecryptsASecretForItsOwnerOnly() {
        UserId owner = UserId.next();
        String sealed = box().seal(SECRET, owner);

        assertThat(box().open(sealed, owner)).isEqualTo(SECRET);
        assertThat(box().seal(SECRET, owner)).isNotEqualTo(sealed);
        assertThatIllegalStateException().isThrownBy(() -> box().open(sealed, UserId.next()));
    }

    @Test
    void anotherKeyOpensNothing() throws Exception {
        UserId owner = UserId.next();
        String sealed = box().seal(SECRET, owner);
        Files.delete(keys.resolve("secrets.key"));

        assertThatIllegalStateException().isThrownBy(() -> box().open(sealed, owner));
    }

    private SecretBox box() {
        return new SecretBox(new TokenSettings("issuer", "audience", keys));
    }
}
