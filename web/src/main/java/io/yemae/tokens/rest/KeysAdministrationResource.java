package io.yemae.tokens.rest;

import io.yemae.tokens.SigningKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replacement of the key that signs access tokens. */
@Path("/admin/keys")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class KeysAdministrationResource {

    @Inject
    SigningKeys keys;

    @POST
    @Operation(summary = "서명 키 교체", description = "새 키가 바로 서명한다. 이전 키의 토큰도 계속 유효하므로 아무도 로그아웃되지 않는다.")
    @APIResponse(responseCode = "201", description = "새 키", content = @Content(schema = @Schema(implementation = KeyBodies.Made.class)))
    public Response makeNext() {
        return Response.status(Response.Status.CREATED).entity(new KeyBodies.Made(keys.makeNext())).build();
    }
}
