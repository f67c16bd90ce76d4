package io.yemae.door.rest;

import io.yemae.tokens.SigningKeys;
import io.yemae.tokens.rest.KeyBodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of the entry codes. */
@Path("/door/keys")
@RequestScoped
@RolesAllowed({"DOOR", "OPERATOR", "ORGANISER"})
@Tag(name = "입장")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class DoorKeysResource {

    @Inject
    SigningKeys keys;

    @GET
    @Operation(summary = "입장 코드의 공개 키", description = "입장 코드(JWS)의 서명을 네트워크 없이 확인하는 키(RFC 7517).")
    @APIResponseSchema(value = KeyBodies.KeySet.class, responseCode = "200", responseDescription = "공개 키")
    public KeyBodies.KeySet keys() {
        return new KeyBodies.KeySet(keys.published());
    }
}
