package io.yemae.catalog.rest;

import io.yemae.catalog.KeywordMappingView;
import io.yemae.catalog.KeywordMappings;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administration of keyword pairs. A search for either keyword of a pair finds both. */
@Path("/admin/keyword-mappings")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class KeywordMappingsAdministrationResource {

    @Inject
    KeywordMappings mappings;

    @Schema(name = "KeywordMappingsResponse")
    public record Listed(List<KeywordMappingView> keywordMappings) {
    }

    @GET
    @Operation(summary = "키워드 쌍 목록", description = "한글 가나다순")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "모든 키워드 쌍")
    public Listed list() {
        return new Listed(mappings.list());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "키워드 쌍 등록", description = "한쪽을 검색하면 다른 쪽도 찾는다. 다음 검색부터 적용된다.")
    @APIResponse(responseCode = "201", description = "등록됨", content = @Content(schema = @Schema(implementation = KeywordMappingView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "409", description = "KEYWORD_MAPPING_TAKEN 이미 있는 키워드 쌍입니다.")
    public Response add(@Valid KeywordMappingRequest request) {
        Bodies.required(request);
        return Response.status(Response.Status.CREATED).entity(mappings.add(request.korean(), request.english())).build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "키워드 쌍 삭제", description = "다음 검색부터 적용된다.")
    @APIResponse(responseCode = "204", description = "삭제됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID Invalid id format")
    @APIResponse(responseCode = "404", description = "KEYWORD_MAPPING_NOT_FOUND 키워드 쌍을 찾을 수 없습니다.")
    public void remove(@PathParam("id") String id) {
        mappings.remove(PathIds.uuid(id, "Invalid id format"));
    }
}
