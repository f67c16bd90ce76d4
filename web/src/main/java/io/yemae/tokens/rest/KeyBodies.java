package io.yemae.tokens.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Bodies of the responses about signing keys. */
public final class KeyBodies {

    private KeyBodies() {
    }

    /** A JSON Web Key Set (RFC 7517). */
    @Schema(name = "KeySet")
    public record KeySet(List<Map<String, Object>> keys) {
    }

    /** The key that signs from now on. */
    @Schema(name = "SigningKey")
    public record Made(String keyId) {
    }
}
