package io.yemae.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What an installation fixes, read from MicroProfile Config in this one place. Each can be given as a system property or as an
 * environment variable: {@code yemae.jwt.issuer} is {@code YEMAE_JWT_ISSUER}. What operators change while the system runs is a
 * policy instead.
 */
@ApplicationScoped
public class Settings {

    /** Who signs our access tokens, as their {@code iss} says. */
    @Inject
    @ConfigProperty(name = "yemae.jwt.issuer", defaultValue = "https://yemae.io")
    String issuer;

    /** Whom our access tokens are for, as their {@code aud} says. */
    @Inject
    @ConfigProperty(name = "yemae.jwt.audience", defaultValue = "yemae")
    String audience;

    /** Where the signing keys are; made at the first start. All nodes of an installation share the folder. */
    @Inject
    @ConfigProperty(name = "yemae.keys.directory")
    Optional<Path> keysDirectory;

    @Inject
    @ConfigProperty(name = "jboss.server.data.dir")
    Path serverDataDirectory;

    /** The first administrator, made at start-up when there is no such account yet. */
    @Inject
    @ConfigProperty(name = "yemae.admin.email")
    Optional<String> adminEmail;

    @Inject
    @ConfigProperty(name = "yemae.admin.password")
    Optional<String> adminPassword;

    /** Another issuer whose tokens are accepted beside ours, by the names that MicroProfile JWT gives these three. */
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    Optional<String> trustedIssuer;

    /** Where that issuer's public keys are: a URL or a file. */
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    Optional<String> trustedKeysLocation;

    /** Whom that issuer's tokens are for; the audience of our own when not given. */
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.audiences")
    Optional<String> trustedAudiences;

    /**
     * Which types (header {@code typ}) that issuer's access tokens have. RFC 9068 says {@code at+jwt}; many issuers say {@code JWT}. Leave
     * that out if yours types its access tokens, since its ID tokens are JWTs too.
     */
    @Inject
    @ConfigProperty(name = "yemae.trusted.token.types", defaultValue = "at+jwt,JWT")
    String trustedTokenTypes = "at+jwt,JWT";

    /** The payment gateway's address; a sandbox's on a desk. */
    @Inject
    @ConfigProperty(name = "yemae.toss.url", defaultValue = "https://api.tosspayments.com")
    URI tossUrl;

    /** Our key for the gateway's API. */
    @Inject
    @ConfigProperty(name = "yemae.toss.secret.key")
    Optional<String> tossSecretKey;

    /** Our key for the gateway's payment window; no secret. */
    @Inject
    @ConfigProperty(name = "yemae.toss.client.key")
    Optional<String> tossClientKey;

    /** How long the gateway may take for one answer, in milliseconds. */
    @Inject
    @ConfigProperty(name = "yemae.toss.timeout.ms", defaultValue = "10000")
    long tossTimeoutMillis;

    /** The address of requirement 4's payment module. */
    @Inject
    @ConfigProperty(name = "yemae.payment.module.url")
    Optional<URI> paymentModuleUrl;

    /** Signs what the payment module and the platform tell each other. */
    @Inject
    @ConfigProperty(name = "yemae.payment.module.secret")
    Optional<String> paymentModuleSecret;

    /** Where buyers find the site: the payment window sends them back there. */
    @Inject
    @ConfigProperty(name = "yemae.site.url", defaultValue = "http://localhost:8080")
    String siteUrl;

    /** Values with which policies and feature flags begin, such as {@code accounts.confirm=0,points.charge=1}; a flag is 1 or 0. */
    @Inject
    @ConfigProperty(name = "yemae.initial.values")
    Optional<String> initialValues;

    protected Settings() {
    }

    /** Settings that need no container, without another issuer. */
    public Settings(String issuer, String audience, Path keysDirectory) {
        this(issuer, audience, keysDirectory, null, null);
    }

    /** Settings that need no container. */
    public Settings(String issuer, String audience, Path keysDirectory, String trustedIssuer, String trustedKeysLocation) {
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

    public URI tossUrl() {
        return tossUrl;
    }

    public Optional<String> tossSecretKey() {
        return tossSecretKey;
    }

    public Optional<String> tossClientKey() {
        return tossClientKey;
    }

    public Duration tossTimeout() {
        return Duration.ofMillis(tossTimeoutMillis);
    }

    public Optional<URI> paymentModuleUrl() {
        return paymentModuleUrl;
    }

    public Optional<String> paymentModuleSecret() {
        return paymentModuleSecret;
    }

    public String siteUrl() {
        return siteUrl;
    }

    /**
     * Initial values of policies and feature flags, by name.
     *
     * @throws IllegalArgumentException if the setting is not a list of name=number
     */
    public Map<String, Long> initialValues() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (String each : initialValues.orElse("").split("[,\\s]+")) {
            String[] pair = each.split("=", -1);
            if (pair.length == 2 && pair[1].matches("[0-9]{1,18}")) {
                values.put(pair[0], Long.parseLong(pair[1]));
            } else if (!each.isEmpty()) {
                throw new IllegalArgumentException("YEMAE_INITIAL_VALUES is a list of name=number, separated by commas, and not " + each);
            }
        }
        return values;
    }

    public Optional<String> adminEmail() {
        return adminEmail;
    }

    public Optional<String> adminPassword() {
        return adminPassword;
    }

    public Optional<String> trustedIssuer() {
        return trustedIssuer;
    }

    public Optional<String> trustedKeysLocation() {
        return trustedKeysLocation;
    }

    /** One or more, of which a token must name one. */
    public String[] trustedAudiences() {
        return trustedAudiences.orElse(audience).split("\\s*,\\s*");
    }

    /** In lower case. */
    public Set<String> trustedTokenTypes() {
        return Set.copyOf(List.of(trustedTokenTypes.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*")));
    }
}
