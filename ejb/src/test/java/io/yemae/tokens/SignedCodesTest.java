package io.yemae.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.UserId;
import io.yemae.tokens.integration.KeyRing;
import io.yemae.tokens.integration.TrustedIssuer;
import io.yemae.tokens.integration.VerifiedTokens;
import io.yemae.tokens.persistence.CurrentRoles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedCodesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    // The claims of an access token, so that only type and audience differ.
    private static final Map<String, ?> CLAIMS = Map.of("groups", List.of("ADMIN"), "email", "buyer@yemae.test");

    @TempDir
    Path directory;

    private KeyRing keys;

    @BeforeEach
    void makeKeys() {
        keys = new KeyRing(settings("yemae"));
    }

    @Test
    void aCodeIsVerifiedByThePublishedKeyAlone() throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(code());
        signature.setKey(JsonWebKey.Factory.newJwk(keys.published().get(0)).getKey());

        assertThat(signature.verifySignature()).isTrue();
        assertThat(signature.getKeyIdHeaderValue()).isEqualTo("key-0001");
        assertThat(signature.getHeader("typ")).isEqualTo("entry+jwt");
        JwtClaims claims = JwtClaims.parse(signature.getPayload());
        assertThat(claims.getSubject()).isEqualTo("TK1");
        assertThat(claims.getIssuer()).isEqualTo("https://yemae.io");
        assertThat(claims.getAudience()).containsExactly("yemae/entry");
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.plusSeconds(60).getEpochSecond());
    }

    @Test
    void theSameFactsAreTheSameCode() {
        assertThat(code()).isEqualTo(code());
    }

    @Test
    void aCodeHasOneSpelling() {
        SignedCodes codes = new SignedCodes(keys, settings("yemae"));
        assertThat(codes.read(SignedCodes.Purpose.ENTRY, code())).isPresent();

        for (String other : List.of(code() + "=", code() + "!", code() + " ", " " + code(), code().replaceFirst("\\.", "!."))) {
            assertThat(codes.read(SignedCodes.Purpose.ENTRY, other)).as(other).isEmpty();
        }
    }

    @Test
    void aCodeIsNoAccessToken() {
        assertThatThrownBy(() -> accessTokens("yemae").verify(code())).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void aCodeIsNoAccessTokenEvenForWhoExpectsItsAudience() {
        assertThatThrownBy(() -> accessTokens("yemae/entry").verify(code())).isInstanceOf(InvalidJwtException.class)
            .hasMessageContaining("typ");
    }

    @Test
    void anAccessTokenIsNoCode() throws Exception {
        TokenOwner user = new TokenOwner(UserId.next(), "buyer@yemae.test", Role.USER);
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(accessTokens("yemae").issue(user, user.id().value(), 0));

        assertThat(token.getHeader("typ")).isNotEqualTo("entry+jwt");
        assertThat(JwtClaims.parse(token.getUnverifiedPayload()).getAudience()).doesNotContain("yemae/entry");
    }

    private String code() {
        return new SignedCodes(keys, settings("yemae")).sign(SignedCodes.Purpose.ENTRY, "TK1", CLAIMS, NOW, NOW.plusSeconds(60));
    }

    private AccessTokens accessTokens(String audience) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new AccessTokens(keys, settings(audience), clock, new TrustedIssuer(settings(audience), clock, foreign -> Optional.empty()),
            new VerifiedTokens(), new EndedTokens(), new CurrentRoles(user -> Optional.of(Role.OPERATOR)));
    }

    private TokenSettings settings(String audience) {
        return new TokenSettings("https://yemae.io", audience, directory);
    }
}
