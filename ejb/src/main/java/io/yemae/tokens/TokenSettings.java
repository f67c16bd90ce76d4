package io.yemae.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * An installation's settings for tokens and their keys, from MicroProfile Config. Each property can be set as a system property or as an
 * environment variable: {@code yemae.jwt.issuer} is {@code YEMAE_JWT_ISSUER}.
 */
@ApplicationScoped
public class TokenSettings {

    /** The {@code iss} claim of our access tokens. */
    @Inject
    @ConfigProperty(name = "yemae.jwt.issuer", defaultValue = "https://yemae.io")
    String issuer;

    /** The {@code aud} claim of our access tokens. */
    @Inject
    @ConfigProperty(name = "yemae.jwt.audience", defaultValue = "yemae")
    String audience;

    /** The directory of the signing keys, which are created at the first start. All nodes of an installation share it. */
    @Inject
    @ConfigProperty(name = "yemae.keys.directory")
    Optional<Path> keysDirectory;

    @Inject
    @ConfigProperty(name = "jboss.server.data.dir")
    Path serverDataDirectory;

    /** A second issuer whose tokens are accepted. This property and the next two have the names that MicroProfile JWT defines. */
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    Optional<String> trustedIssuer;

    /** The public keys of the trusted issuer: a URL or a file. */
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    Optional<String> trustedKeysLocation;

    /** The audience of the trusted issuer's tokens. Our own audience if not given. */
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.audiences")
    Optional<String> trustedAudiences;

    /**
     * The types (header {@code typ}) of the trusted issuer's access tokens. RFC 9068 requires {@code at+jwt}; many issuers use {@code JWT}.
     * If the issuer types its access tokens, leave {@code JWT} out, because its ID tokens are JWTs as well.
     */
    @Inject
    @ConfigProperty(name = "yemae.trusted.token.types", defaultValue = "at+jwt,JWT")
    String trustedTokenTypes = "at+jwt,JWT";

    /** For the container's proxy. */
    protected TokenSettings() {
    }

    /** For tests: without a container and without a trusted issuer. */
    public TokenSettings(String issuer, String audience, Path keysDirectory) {
        this(issuer, audience, keysDirectory, null, null);
    }

    /** For tests: without a container. */
    public TokenSettings(String issuer, String audience, Path keysDirectory, String trustedIssuer, String trustedKeysLocation) {
        this.issuer = issuer;
        this.audience = audience;
        this.keysDirectory = Optional.of(keysDirectory);
        this.trustedIssuer = Optional.ofNullable(trustedIssuer);
        this.trustedKeysLocation = Optional.ofNullable(trustedKeysLocation);
        this.trustedAudiences = Optional.empty();
    }

    public String issuer() {
        return issuer;
    }

    public String audience() {
        return audience;
    }

    public Path keysDirectory() {
        return keysDirectory.orElseGet(() -> serverDataDirectory.resolve("yemae").resolve("keys"));
    }

    public Optional<String> trustedIssuer() {
        return trustedIssuer;
    }

    public Optional<String> trustedKeysLocation() {
        return trustedKeysLocation;
    }

    /** One or more audiences. A token must name one of them. */
    public String[] trustedAudiences() {
        return trustedAudiences.orElse(audience).split("\\s*,\\s*");
    }

    /** In lower case. */
    public Set<String> trustedTokenTypes() {
        return Set.copyOf(List.of(trustedTokenTypes.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*")));
    }
}
