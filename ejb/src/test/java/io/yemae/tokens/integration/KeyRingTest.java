package io.yemae.tokens.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.tokens.TokenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    @TempDir
    Path directory;

    @Test
    void theNextKeySortsAfterTheNewest() {
        assertThat(KeyRing.following("key-0001")).isEqualTo("key-0002");
        assertThat(KeyRing.following("key-0099")).isEqualTo("key-0100");
        for (String name : new String[] {"key-0001", "key-9999", "company", "2026", ""}) {
            assertThat(KeyRing.following(name)).isGreaterThan(name);
        }
    }

    @Test
    void theKeyThatIsMadeNextSigns() {
        KeyRing keys = keys();

        keys.add(keys.nextName());

        assertThat(keys.signer().getKeyId()).isEqualTo("key-0002");
    }

    @Test
    void ofTwoNodesThatMakeTheNextKeyBothUseTheFirst() {
        KeyRing one = keys();
        KeyRing other = keys();
        one.add("key-0002");
        other.add("key-0002");

        assertThat(other.signer().getKey()).isEqualTo(one.signer().getKey());
    }

    @Test
    void aKeyThatWasTakenAwayIsForgotten() throws IOException {
        KeyRing keys = keys();
        keys.add("key-0002");
        Files.delete(directory.resolve("key-0001.jwk"));

        keys.refresh();

        assertThat(keys.byId("key-0001")).isEmpty();
        assertThat(keys.byId("key-0002")).isPresent();
    }

    @Test
    void aFolderThatIsGoneForAWhileTakesNoKeyAway() throws IOException {
        KeyRing keys = keys();
        Path elsewhere = directory.resolveSibling(directory.getFileName() + "-elsewhere");
        Files.move(directory, elsewhere);

        keys.refresh();

        assertThat(keys.signer().getKeyId()).isEqualTo("key-0001");
        Files.move(elsewhere, directory);
    }

    @Test
    void aKeyIsFoundByExactlyItsName() {
        KeyRing keys = keys();

        for (String other : new String[] {null, "", "key-0001!", "key-0001 ", "KEY-0001", "../key-0001", "key-0001.jwk", "k".repeat(101),
            "key-0001\n"}) {
            assertThat(keys.byId(other)).as(other).isEmpty();
        }
        assertThat(keys.byId("key-0001")).isPresent();
    }

    @Test
    void aNameThatIsNoKeysReadsTheFolderOnceASecond() throws IOException {
        AtomicLong nanos = new AtomicLong(7);
        KeyRing keys = new KeyRing(new TokenSettings("https://yemae.io", "yemae", directory), nanos::get);
        Files.copy(directory.resolve("key-0001.jwk"), directory.resolve("copy.jwk"));
        assertThat(keys.byId("copy")).as("the file holds another key; the folder has been read").isEmpty();
        keys().add("key-0002");

        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        assertThat(keys.byId("key-0002")).as("within the same second").isEmpty();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(keys.byId("key-0002")).isPresent();
    }

    @Test
    void whatIsPublishedIsThePublicHalfAlone() {
        assertThat(keys().published()).singleElement().satisfies(key -> assertThat(key)
            .containsOnlyKeys("kty", "kid", "n", "e", "use", "alg")
            .containsEntry("kid", "key-0001"));
    }

    private KeyRing keys() {
        return new KeyRing(new TokenSettings("https://yemae.io", "yemae", directory));
    }
}
