package io.yemae.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.UserId;
import io.yemae.tokens.integration.KeyRing;
import io.yemae.tokens.integration.TrustedIssuer;
import io.yemae.tokens.integration.VerifiedTokens;
import io.yemae.tokens.persistence.CurrentRoles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedIssuerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final String ISSUER = "https://login.company.example";
    private static final TokenOwner OPERATOR =
        new TokenOwner(UserId.next(), "operator@company.example", Role.OPERATOR);

    @TempDir
    Path directory;

    private PublicJsonWebKey key;

    @BeforeEach
    void publish() throws Exception {
        key = rsa("company-1");
        publish(key);
    }

    @Test
    void itsTokenIsOurUserWithOurRole() throws Exception {
        JwtClaims claims = tokens(NOW).verify(token(Map.of("groups", new String[] {"ADMIN"})));

        assertThat(claims.getSubject()).isEqualTo(OPERATOR.id().toString());
        assertThat(claims.getStringListClaimValue("groups")).containsExactlyInAnyOrder("USER", "OPERATOR");
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.plusSeconds(60).getEpochSecond());
    }

    @Test
    void ourOwnTokensAreAsGoodAsEver() throws Exception {
        assertThat(tokens(NOW).verify(tokens(NOW).issue(OPERATOR, UUID.randomUUID(), 0)).getSubject()).isEqualTo(OPERATOR.id().toString());
    }

    @Test
    void whoeverIsNoUserOfOursOrHasNoVerifiedAddressIsRefused() throws Exception {
        assertRefused(token(Map.of("email", "stranger@company.example")));
        assertRefused(token(Map.of("email", 7)));
        assertRefused(token(Map.of("email_verified", false)));
        assertRefused(token(Map.of("email_verified", "true")));
        assertRefused(token(without("email_verified")));
        assertRefused(token(without("sub")));
        assertRefused(token(Map.of("sub", "x".repeat(256))));
        assertRefused(token(Map.of("email", "stranger@company.example", "sub", OPERATOR.id().toString())));
    }

    @Test
    void whoIsLinkedNeedsNoAddress() throws Exception {
        Map<String, Object> linked = without("email");
        linked.put("sub", "linked");

        assertThat(tokens(NOW).verify(token(linked)).getSubject()).isEqualTo(OPERATOR.id().toString());
    }

    @Test
    void onlyAccessTokensAreTaken() throws Exception {
        for (String type : List.of("at+jwt", "application/at+jwt", "JWT", "jwt")) {
            assertThat(tokens(NOW).verify(signed(type, "RS256", key.getPrivateKey(), key.getKeyId(), Map.of()))).as(type).isNotNull();
        }
        assertRefused(signed(null, "RS256", key.getPrivateKey(), key.getKeyId(), Map.of()));
        assertRefused(signed("logout+jwt", "RS256", key.getPrivateKey(), key.getKeyId(), Map.of()));
        for (String claim : List.of("nonce", "at_hash", "c_hash")) {
            assertRefused(signed("JWT", "RS256", key.getPrivateKey(), key.getKeyId(), Map.of(claim, "x")));
        }
        assertRefused(signed("JWT", "RS256", key.getPrivateKey(), key.getKeyId(), Map.of("typ", "ID")));
    }

    @Test
    void anotherIssuerOrAudienceOrTimeIsRefused() throws Exception {
        assertRefused(token(Map.of("iss", "https://elsewhere.example")));
        assertRefused(token(Map.of("aud", "another-application")));
        assertRefused(token(Map.of("exp", NOW.minusSeconds(6).getEpochSecond())));
    }

    @Test
    void anotherKeyIsRefusedAlsoUnderTheSameName() throws Exception {
        assertRefused(token(rsa("company-1"), Map.of()));
        assertRefused(token(rsa("company-2"), Map.of()));
    }

    @Test
    void ourKeyDoesNotSignForTheIssuerNorItsForUs() throws Exception {
        PublicJsonWebKey ours = new KeyRing(settings(directory.resolve("company.json"))).signer();

        assertRefused(token(ours, Map.of()));
        assertRefused(token(Map.of("iss", "https://yemae.io")));
    }

    @Test
    void noSignatureOrOneMadeWithThePublicKeyIsRefused() throws Exception {
        String[] parts = token(Map.of()).split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        assertRefused(none + "." + parts[1] + ".");
        assertRefused(signed("HS256", new HmacKey(key.getPublicKey().getEncoded()), "company-1", Map.of()));
    }

    @Test
    void aPemInAFileWillDo() throws Exception {
        Files.writeString(directory.resolve("company.json"), "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key.getPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n");

        assertThat(tokens(NOW).verify(token(Map.of()))).isNotNull();
        assertRefused(token(rsa("company-1"), Map.of()));
    }

    @Test
    void anEllipticKeyWillDo() throws Exception {
        PublicJsonWebKey elliptic = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        elliptic.setKeyId("company-2");
        publish(elliptic);

        assertThat(tokens(NOW).verify(signed("ES256", elliptic.getPrivateKey(), "company-2", Map.of()))).isNotNull();
    }

    private static Map<String, Object> without(String claim) {
        Map<String, Object> changes = new HashMap<>();
        changes.put(claim, null);
        return changes;
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens(NOW).verify(token)).isInstanceOf(InvalidJwtException.class);
    }

    private void publish(PublicJsonWebKey published) throws Exception {
        Files.writeString(directory.resolve("company.json"), new JsonWebKeySet(published).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    private String token(Map<String, Object> changes) throws Exception {
        return token(key, changes);
    }

    private static String token(PublicJsonWebKey signer, Map<String, Object> changes) throws Exception {
        return signed("RS256", signer.getPrivateKey(), signer.getKeyId(), changes);
    }

    private static String signed(String algorithm, Key signer, String keyId, Map<String, Object> changes) throws Exception {
        return signed("at+jwt", algorithm, signer, keyId, changes);
    }

    private static String signed(String type, String algorithm, Key signer, String keyId, Map<String, Object> changes) throws Exception {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("yemae");
        claims.setSubject("employee-7");
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.plusSeconds(60).getEpochSecond()));
        claims.setStringClaim("email", OPERATOR.email());
        claims.setClaim("email_verified", true);
        changes.forEach((name, value) -> {
            if (value == null) {
                claims.unsetClaim(name);
            } else {
                claims.setClaim(name, value);
            }
        });
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keyId);
        signature.setHeader("typ", type);
        signature.setKey(signer);
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }

    private static PublicJsonWebKey rsa(String keyId) throws Exception {
        PublicJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
        made.setKeyId(keyId);
        return made;
    }

    private TokenSettings settings(Path keys) {
        return new TokenSettings("https://yemae.io", "yemae", directory.resolve("keys"), ISSUER, keys.toString());
    }

    private AccessTokens tokens(Instant now) {
        TokenSettings settings = settings(directory.resolve("company.json"));
        TrustedIssuer issuer = new TrustedIssuer(settings, at(now),
            foreign -> Optional.of(OPERATOR).filter(user -> foreign.subject().equals("linked") || user.email()
                .equals(foreign.verifiedEmail())));
        return new AccessTokens(new KeyRing(settings), settings, at(now), issuer, new VerifiedTokens(), new EndedTokens(),
            new CurrentRoles(user -> Optional.of(Role.OPERATOR)));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
