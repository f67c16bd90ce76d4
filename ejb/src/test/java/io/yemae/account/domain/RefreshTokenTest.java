package io.yemae.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefreshTokenTest {
    private final RefreshToken token = RefreshToken.random();
    private final RefreshToken successor = RefreshToken.random();

    @Test
    void eachTokenIsAnotherAndHas256Bits() {
        assertThat(token).isNotEqualTo(successor);
        assertThat(token.value()).hasSize(43).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void whoHasTheTokenReadsItsSuccessor() {
        assertThat(token.open(token.seal(successor))).isEqualTo(successor);
    }

    @Test
    void whoHasAnotherTokenReadsNothingOfUse() {
        assertThat(RefreshToken.random().open(token.seal(successor))).isNotEqualTo(successor);
    }

    @Test
    void neitherTheHashNorTheLogRevealsTheToken() {
        assertThat(token.hash()).hasSize(64).doesNotContain(token.value());
        assertThat(token.toString()).doesNotContain(token.value());
    }
}
