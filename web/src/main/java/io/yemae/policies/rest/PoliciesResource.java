package io.yemae.policies.rest;

import io.yemae.policies.PolicyAdministration;
import io.yemae.policies.PolicyView;
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

/** The values that administrators change at runtime. */
@Path("/admin/policies")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {

    @Inject
    PolicyAdministration policies;

    @Schema(name = "Policy")
    public record Body(String name, long value, @Schema(description = "가질 수 있는 가장 작은 값") long smallest,
                       @Schema(description = "가질 수 있는 가장 큰 값") long largest, String description, Instant updatedAt,
                       @Schema(description = "마지막으로 바꾼 사용자의 이름. 사용자가 바꾼 적이 없으면 null") String changedBy) {

        static Body of(PolicyView view) {
            return new Body(view.name(), view.value(), view.smallest(), view.largest(), view.description(), view.updatedAt(),
                view.changedBy());
        }
    }

    @Schema(name = "PoliciesResponse")
    public record Listed(List<Body> policies) {
    }

    @Schema(name = "ChangePolicyRequest")
    public record ChangePolicyRequest(@NotNull(message = "값을 입력해주세요.") Long value) {
    }

    @GET
    @Operation(summary = "정책 목록", description = "이름순")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "모든 정책")
    public Listed list() {
        return new Listed(policies.list().stream().map(Body::of).toList());
    }

    @PATCH
    @Path("/{name}")
    @Operation(summary = "정책 변경", description = "1초 안에 모든 노드에 적용되고, 이전 값과 새 값이 감사 로그에 남는다.")
    @APIResponseSchema(value = Body.class, responseCode = "200", responseDescription = "변경된 정책")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST 범위를 벗어난 값. fields가 범위를 알려 준다.")
    @APIResponse(responseCode = "404", description = "POLICY_NOT_FOUND 정책을 찾을 수 없습니다.")
    public Body change(@PathParam("name") String name, @Valid ChangePolicyRequest request) {
        return Body.of(policies.change(name, Bodies.required(request).value()));
    }
}
