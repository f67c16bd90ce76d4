package io.yemae.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.UserId;
import io.yemae.tokens.integration.KeyRing;
import io.yemae.tokens.integration.TrustedIssuer;
import io.yemae.tokens.integration.VerifiedTokens;
import io.yemae.tokens.persistence.CurrentRoles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final TokenOwner BUYER =
        new TokenOwner(UserId.next(), "buyer@yemae.test", Role.USER);

    private static final UUID LOGIN = UUID.fromString("0190a5e4-7c1b-7def-8abc-0123456789ab");

    @TempDir
    Path directory;

    @Test
    void aTokenSaysWhoWithWhichRolesAndForHowLong() throws Exception {
        JwtClaims claims = tokens("https://yemae.io", "yemae", NOW).verify(tokens("https://yemae.io", "yemae", NOW).issue(BUYER, LOGIN, 0));

        assertThat(claims.getSubject()).isEqualTo(BUYER.id().toString());
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("USER");
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.plusSeconds(30 * 60).getEpochSecond());
    }

    @Test
    void aStaffTokenIsWorthTheRoleThatItsOwnerHasNow() throws Exception {
        TokenOwner administrator = new TokenOwner(UserId.next(), "admin@yemae.test", Role.ADMIN);
        AccessTokens tokens = tokens("https://yemae.io", "yemae", NOW);
        String token = tokens.issue(administrator, LOGIN, 0);

        // In the fixture, every user is an operator in the database.
        assertThat(tokens.verify(token).getStringListClaimValue("groups")).containsExactlyInAnyOrder("USER", "OPERATOR");
        assertThat(tokens.verify(token).getStringListClaimValue("groups")).as("verified before").containsExactlyInAnyOrder("USER",
            "OPERATOR");
        assertThat(tokens.verify(tokens.issue(BUYER, LOGIN, 0)).getStringListClaimValue("groups")).as("no token grows")
            .containsExactly("USER");
    }

    @Test
    void isGoodForThirtyMinutesAndFiveSecondsOfSkew() throws Exception {
        String token = tokens("https://yemae.io", "yemae", NOW).issue(BUYER, LOGIN, 0);

        assertThat(tokens("https://yemae.io", "yemae", NOW.plusSeconds(30 * 60 + 4)).verify(token)).isNotNull();
        assertRefused(tokens("https://yemae.io", "yemae", NOW.plusSeconds(30 * 60 + 6)), token);
    }

    @Test
    void refusesATokenOfAnotherIssuerOrForAnotherAudience() {
        assertRefused(tokens("https://yemae.io", "yemae", NOW), tokens("https://other.io", "yemae", NOW).issue(BUYER, LOGIN, 0));
        assertRefused(tokens("https://yemae.io", "yemae", NOW), tokens("https://yemae.io", "other", NOW).issue(BUYER, LOGIN, 0));
    }

    @Test
    void refusesATokenSignedWithAnotherKeyOfTheSameName(@TempDir Path elsewhere) {
        assertRefused(tokens("https://yemae.io", "yemae", NOW), tokens(elsewhere, "https://yemae.io", "yemae", NOW).issue(BUYER, LOGIN, 0));
    }

    @Test
    void refusesATokenWithoutSignature() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String claims = tokens("https://yemae.io", "yemae", NOW).issue(BUYER, LOGIN, 0).split("\\.")[1];

        assertRefused(tokens("https://yemae.io", "yemae", NOW), base64.encodeToString("{\"alg\":\"none\"}".getBytes()) + "." + claims
            + ".");
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASecret() throws Exception {
        String good = tokens("https://yemae.io", "yemae", NOW).issue(BUYER, LOGIN, 0);
        JsonWebSignature forged = new JsonWebSignature();
        forged.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        forged.setKeyIdHeaderValue("key-0001");
        forged.setKey(new HmacKey(new KeyRing(new TokenSettings("https://yemae.io", "yemae", directory)).signer().getPublicKey()
            .getEncoded()));
        forged.setPayload(new String(Base64.getUrlDecoder().decode(good.split("\\.")[1])));

        assertRefused(tokens("https://yemae.io", "yemae", NOW), forged.getCompactSerialization());
    }

    @Test
    void refusesATokenOfWhichAClaimWasChanged() {
        String[] parts = tokens("https://yemae.io", "yemae", NOW).issue(BUYER, LOGIN, 0).split("\\.");
        String changed = new String(Base64.getUrlDecoder().decode(parts[1])).replace("\"USER\"", "\"ADMIN\"");

        assertRefused(tokens("https://yemae.io", "yemae", NOW),
            parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes()) + "." + parts[2]);
    }

    @Test
    void aNewerKeySignsAndTheOlderOneStillVerifies() throws Exception {
        AccessTokens before = tokens("https://yemae.io", "yemae", NOW);
        String old = before.issue(BUYER, LOGIN, 0);
        RsaJsonWebKey newer = RsaJwkGenerator.generateJwk(2048);
        newer.setKeyId("key-0002");
        Files.writeString(directory.resolve("key-0002.jwk"), newer.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        AccessTokens after = tokens("https://yemae.io", "yemae", NOW);

        assertThat(after.verify(old)).isNotNull();
        assertThat(before.verify(after.issue(BUYER, LOGIN, 0))).as("a node that runs on finds the new key").isNotNull();
    }

    @Test
    void theKeyIsForItsOwnerOnly() throws Exception {
        tokens("https://yemae.io", "yemae", NOW).issue(BUYER, LOGIN, 0);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).singleElement().satisfies(file -> assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
    }

    private static void assertRefused(AccessTokens tokens, String token) {
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(InvalidJwtException.class);
    }

    private AccessTokens tokens(String issuer, String audience, Instant now) {
        return tokens(directory, issuer, audience, now);
    }

    private static AccessTokens tokens(Path directory, String issuer, String audience, Instant now) {
        TokenSettings settings = new TokenSettings(issuer, audience, directory);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new AccessTokens(new KeyRing(settings), settings, clock, new TrustedIssuer(settings, clock, foreign -> Optional.empty()),
            new VerifiedTokens(), new EndedTokens(), new CurrentRoles(user -> Optional.of(Role.OPERATOR)));
    }
}
