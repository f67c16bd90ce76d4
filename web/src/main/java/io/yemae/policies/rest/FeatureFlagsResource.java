package io.yemae.policies.rest;

import io.yemae.policies.FeatureFlagAdministration;
import io.yemae.policies.FeatureFlagView;
import io.yemae.rest.json.Bodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The parts of the platform that administrators switch on and off at runtime. */
@Path("/admin/feature-flags")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FeatureFlagsResource {

    @Inject
    FeatureFlagAdministration flags;

    @Schema(name = "FeatureFlag")
    public record Body(String name, boolean enabled, String description, Instant updatedAt,
                       @Schema(description = "마지막으로 바꾼 사용자의 이름. 사용자가 바꾼 적이 없으면 null") String changedBy) {

        static Body of(FeatureFlagView view) {
            return new Body(view.name(), view.enabled(), view.description(), view.updatedAt(), view.changedBy());
        }
    }

    @Schema(name = "FeatureFlagsResponse")
    public record Listed(List<Body> featureFlags) {
    }

    /** The new state of a flag. */
    @Schema(name = "ChangeFeatureFlagRequest")
    public record ChangeFeatureFlagRequest(@NotNull(message = "켤지 끌지 입력해주세요.") Boolean enabled) {
    }

    @GET
    @Operation(summary = "기능 목록", description = "이름순. 꺼진 기능은 503 FEATURE_OFF로 답한다.")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "모든 기능")
    public Listed list() {
        return new Listed(flags.list().stream().map(Body::of).toList());
    }

    @PATCH
    @Path("/{name}")
    @Operation(summary = "기능 켜기와 끄기", description = "1초 안에 모든 노드에 적용되고 감사 로그에 남는다.")
    @APIResponseSchema(value = Body.class, responseCode = "200", responseDescription = "변경된 기능")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "FEATURE_FLAG_NOT_FOUND 기능을 찾을 수 없습니다.")
    public Body change(@PathParam("name") String name, @Valid ChangeFeatureFlagRequest request) {
        return Body.of(flags.change(name, Bodies.required(request).enabled()));
    }
}
