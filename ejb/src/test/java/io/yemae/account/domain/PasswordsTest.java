package io.yemae.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
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
    void aHashNamesItsRoundsAndDoesNotHoldThePassword() {
        assertThat(passwords.hash("Secret-123!")).startsWith("pbkdf2-sha512$210000$").doesNotContain("Secret");
    }

    @Test
    void nobodyHasAPassword() {
        assertThat(passwords.matches("", null)).isFalse();
        assertThat(passwords.matches("Secret-123!", null)).isFalse();
    }
}
