package io.yemae.tokens.rest;

import io.yemae.tokens.SigningKeys;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of our access tokens, for services that verify tokens themselves. */
@Path("/.well-known/jwks.json")
@RequestScoped
@Tag(name = "계정")
@Produces(MediaType.APPLICATION_JSON)
public class KeySetResource {

    @Inject
    SigningKeys keys;

    @GET
    @PermitAll
    @Operation(summary = "공개 키 목록", description = "accessToken의 서명을 확인하는 키(RFC 7517). 모르는 kid를 만나면 다시 읽는다.")
    @APIResponse(responseCode = "200", description = "공개 키", content = @Content(schema = @Schema(implementation = KeyBodies.KeySet.class)))
    public Response keys() {
        return Response.ok(new KeyBodies.KeySet(keys.published()))
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
            .build();
    }
}
