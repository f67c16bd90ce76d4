package io.yemae.planning.rest;

import io.yemae.planning.Posters;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.EventBound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Uploads of posters. The body is the file. */
@Path("/admin/events/{id}/poster")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("id")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class PosterResource {
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final String WEBP = "image/webp";
    private static final Set<String> TYPES = Set.of(PNG, JPEG, WEBP);

    @Inject
    Posters posters;

    @PUT
    // Judged by the method: the runtime would refuse another type before it looks at the role.
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "포스터 올리기", description = "PNG, JPEG, WebP 파일, 5MB까지. 두 폭의 JPEG로 다시 그려 바뀌지 않는 주소에서 보여 주고, 파일의 메타데이터는 남기지 않는다. "
        + "posterImageUrl보다 먼저 쓰인다.")
    @RequestBody(required = true, content = {
        @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = WEBP, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponseSchema(value = PosterBody.class, responseCode = "200", responseDescription = "올린 포스터")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_POSTER: 그림 파일이 아니거나 손상되었다. "
        + "POSTER_DIMENSIONS: 너무 크거나 작은 그림이다.")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE 파일이 5MB를 넘는다.")
    @APIResponse(responseCode = "415", description = "UNSUPPORTED_MEDIA_TYPE 본문이 image/png, image/jpeg, image/webp가 아니다.")
    public PosterBody put(@PathParam("id") String id, @Context HttpHeaders headers, byte[] file) {
        if (!TYPES.contains(String.valueOf(headers.getMediaType()))) {
            throw new NotSupportedException();
        }
        return PosterBody.of(posters.put(AdministeredEvents.id(id), Bodies.required(file)));
    }

    @DELETE
    @Operation(summary = "포스터 지우기", description = "올린 포스터가 없어도 같은 답이다. 그 뒤에는 posterImageUrl이 쓰인다.")
    @APIResponse(responseCode = "204", description = "지워짐", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND 이벤트를 찾을 수 없습니다.")
    public void remove(@PathParam("id") String id) {
        posters.remove(AdministeredEvents.id(id));
    }
}
