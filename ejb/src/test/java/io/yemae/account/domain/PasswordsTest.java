package io.yemae.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final String COMPOSED = Normalizer.normalize("비밀번호가-나다1!a", Normalizer.Form.NFC);
    private static final String DECOMPOSED = Normalizer.normalize(COMPOSED, Normalizer.Form.NFD);

    private final Passwords passwords = new Passwords();

    @Test
    void aHashMatchesItsPasswordAlone() {
        String hash = passwords.hash("Secret-123!");

        assertThat(passwords.matches("Secret-123!", hash)).isTrue();
        assertThat(passwords.matches("Secret-123?", hash)).isFalse();
    }

    @Test
    void theSamePasswordIsHashedDifferentlyEachTime() {
        assertThat(passwords.hash("Secret-123!")).isNotEqualTo(passwords.hash("Secret-123!"));
    }

    @Test
    void aHashNamesItsParametersAndDoesNotHoldThePassword() {
        assertThat(passwords.hash("Secret-123!")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("Secret");
    }

    @Test
    void aHashOfAnotherProgramIsVerifiedWithItsOwnParameters() {
        // argon2-cffi, the reference implementation: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1, hash_len=16).
        String reference = "$argon2id$v=19$m=64,t=1,p=1$yZC2Zr+NvPftQ2WR8loBRg$y3tc381q550Hp/x7Vfn4gg";

        assertThat(passwords.matches("Secret-123!", reference)).isTrue();
        assertThat(passwords.matches("Secret-123?", reference)).isFalse();
        assertThat(passwords.isOutdated(reference)).isTrue();
    }

    @Test
    void anImportedHashVerifiesAndIsToBeRenewed() {
        String bcrypt = "$2b$10$urv2IohCw/9JEqP8wDzMBuiJM0yhTF/9UmPMndXiJjUYyHOE.Fhm2";

        assertThat(passwords.matches("Yemae-demo-1!", bcrypt)).isTrue();
        assertThat(passwords.matches("Yemae-demo-1?", bcrypt)).isFalse();
        assertThat(passwords.isOutdated(bcrypt)).isTrue();
        assertThat(passwords.matches("!", "!")).as("an account that has to set a password first").isFalse();
    }

    @Test
    void nobodyHasAPassword() {
        assertThat(passwords.matches("", null)).isFalse();
        assertThat(passwords.matches("Secret-123!", null)).isFalse();
        assertThat(passwords.matches("Secret-123!", "")).as("an account without a password").isFalse();
    }

    @Test
    void composedAndDecomposedAreOnePassword() {
        assertThat(passwords.matches(DECOMPOSED, passwords.hash(COMPOSED))).isTrue();
        assertThat(passwords.matches(COMPOSED, passwords.hash(DECOMPOSED))).isTrue();
        assertThat(passwords.areSame(COMPOSED, DECOMPOSED)).isTrue();
    }

    @Test
    void aHashOfAnEarlierVersionMatchesAndIsOutdated() throws Exception {
        for (String typed : new String[] {"Secret-123!", COMPOSED, DECOMPOSED}) {
            String old = pbkdf2(typed);

            assertThat(passwords.matches(typed, old)).isTrue();
            assertThat(passwords.matches(Normalizer.normalize(typed, Normalizer.Form.NFC), old)).isTrue();
            assertThat(passwords.matches(Normalizer.normalize(typed, Normalizer.Form.NFD), old)).isTrue();
            assertThat(passwords.matches(typed + "x", old)).isFalse();
            assertThat(passwords.isOutdated(old)).isTrue();
        }
        assertThat(passwords.isOutdated(passwords.hash("Secret-123!"))).isFalse();
    }

    private static String pbkdf2(String password) throws Exception {
        byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 1000, 512)).getEncoded();
        return "pbkdf2-sha512$1000$" + Base64.getEncoder().encodeToString(salt) + "$" + Base64.getEncoder().encodeToString(hash);
    }
}
