package io.yemae.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.ManualClock;
import io.yemae.shared.UserId;
import io.yemae.tokens.integration.KeyRing;
import io.yemae.tokens.integration.TrustedIssuer;
import io.yemae.tokens.integration.VerifiedTokens;
import io.yemae.tokens.persistence.CurrentRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token whose signature was verified before is accepted without verifying it again, as long as all other conditions still hold. */
class KnownTokensTest {
    private final ManualClock clock = new ManualClock("2026-11-21T00:00:00Z");

    @TempDir
    Path directory;

    private final EndedTokens ended = new EndedTokens();
    private final UserId buyerId = UserId.next();
    private final UUID login = UUID.fromString("0190a5e4-7c1b-7def-8abc-0123456789ab");

    private KeyRing keys;
    private AccessTokens tokens;
    private String token;

    @BeforeEach
    void verifyAToken() throws InvalidJwtException {
        TokenSettings settings = new TokenSettings("https://yemae.io", "yemae", directory);
        keys = new KeyRing(settings);
        tokens = new AccessTokens(keys, settings, clock, new TrustedIssuer(settings, clock, foreign -> Optional.empty()),
            new VerifiedTokens(), ended,
            new CurrentRoles(user -> Optional.of(Role.USER)));
        TokenOwner buyer = new TokenOwner(buyerId, "buyer@yemae.test", Role.USER);
        token = tokens.issue(buyer, login, 0);
        tokens.verify(token);
    }

    @Test
    void returnsTheClaimsOfTheToken() throws Exception {
        assertThat(tokens.known(token).orElseThrow().getClaimsMap()).isEqualTo(tokens.verify(token).getClaimsMap());
        assertThat(tokens.known(token).orElseThrow().getStringListClaimValue("groups")).containsExactly("USER");
    }

    @Test
    void runsOutAtItsTime() {
        clock.advance(Duration.ofMinutes(30).plusSeconds(4));
        assertThat(tokens.known(token)).isPresent();

        clock.advance(Duration.ofSeconds(1));

        assertUnknown(token);
    }

    @Test
    void changingReturnedClaimsDoesNotChangeTheCache() throws InvalidJwtException {
        tokens.verify(token).setSubject("somebody else");
        tokens.known(token).orElseThrow().setSubject("somebody else");

        assertThat(tokens.known(token).orElseThrow().getClaimValue("sub")).isNotEqualTo("somebody else");
    }

    @Test
    void aTokenThatDiffersInACharacterIsAnother() {
        String[] parts = token.split("\\.");
        String administrator = new String(Base64.getUrlDecoder().decode(parts[1])).replace("\"USER\"", "\"ADMIN\"");

        assertUnknown(parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(administrator.getBytes()) + "." + parts[2]);
        assertUnknown(token.substring(0, token.length() - 5) + "AAAAA");
    }

    @Test
    void whatWasRefusedStaysRefused() {
        String forged = token.substring(0, token.length() - 5) + "AAAAA";
        assertThatThrownBy(() -> tokens.verify(forged)).isInstanceOf(InvalidJwtException.class);

        assertUnknown(forged);
    }

    @Test
    void isRefusedOnceItsKeyWasTakenAway() throws IOException {
        keys.add("key-0002");
        assertThat(tokens.known(token)).as("the older key still verifies").isPresent();
        Files.delete(directory.resolve("key-0001.jwk"));

        keys.refresh();

        assertUnknown(token);
    }

    @Test
    void isRefusedOnceItsKeyWasReplacedUnderTheSameName() throws Exception {
        RsaJsonWebKey other = RsaJwkGenerator.generateJwk(2048);
        other.setKeyId("key-0001");
        Files.writeString(directory.resolve("key-0001.jwk"), other.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));

        keys.refresh();

        assertUnknown(token);
    }

    @Test
    void isRefusedOnceItsLoginHasEnded() {
        EndedTokensFixture.endLogin(ended, UUID.randomUUID());
        assertThat(tokens.known(token)).as("another login").isPresent();

        EndedTokensFixture.endLogin(ended, login);

        assertUnknown(token);
    }

    @Test
    void isRefusedOnceItsUserHasALaterGeneration() throws InvalidJwtException {
        EndedTokensFixture.endBefore(ended, buyerId, 0);
        EndedTokensFixture.endBefore(ended, UserId.next(), 7);
        assertThat(tokens.known(token)).isPresent();

        EndedTokensFixture.endBefore(ended, buyerId, 1);
        EndedTokensFixture.endBefore(ended, buyerId, 0);

        assertUnknown(token);
        TokenOwner buyer = new TokenOwner(buyerId, "buyer@yemae.test", Role.USER);
        assertThat(tokens.verify(tokens.issue(buyer, login, 1))).isNotNull();
    }

    @Test
    void isKnownInItsOneSpellingOnly() {
        String lastBits = token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1);
        for (String other : List.of(token + "=", token + "!", token + " ", " " + token, token + "é", token.replaceFirst("\\.", "=."),
            lastBits,
                token + "!".repeat(14_000))) {
            assertUnknown(other);
        }
    }

    @Test
    void keysThatAreReadAgainAreTheSame() {
        keys.refresh();

        assertThat(tokens.known(token)).isPresent();
    }

    private void assertUnknown(String other) {
        assertThat(tokens.known(other)).isEmpty();
        assertThatThrownBy(() -> tokens.verify(other)).isInstanceOf(InvalidJwtException.class);
    }
}
