package io.yemae.account.rest;

import io.yemae.account.UserAdministration;
import io.yemae.account.UserFilter;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.SearchText;
import io.yemae.tokens.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administration of users. */
@Path("/admin/users")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UsersAdministrationResource {

    @Inject
    UserAdministration users;

    @Inject
    Caller caller;

    @GET
    @Operation(summary = "사용자 검색", description = "최근에 가입한 사용자부터")
    @APIResponseSchema(value = UserBody.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 모르는 role, 너무 긴 q")
    public UserBody.Listed search(
            @Parameter(description = "이름, 이메일, 연락처의 일부") @QueryParam("q") String text,
            @Parameter(description = "user, operator, admin") @QueryParam("role") String role,
            @Parameter(description = "1부터") @QueryParam("page") String page,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        return UserBody.Listed.of(users.search(new UserFilter(SearchText.of("q", text), role(role), Pages.request(page, limit))));
    }

    @PATCH
    @Path("/{userId}")
    @Operation(summary = "역할 변경과 계정 잠금", description = "2초 안에 모든 서버에서 사용자의 accessToken이 끝난다. 역할만 바꾸면 로그인은 유지되고 토큰을 갱신하면 된다.")
    @APIResponseSchema(value = UserBody.Wrapped.class, responseCode = "200", responseDescription = "변경된 사용자")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "OWN_ACCOUNT: 자신의 역할과 잠금은 바꿀 수 없다. LAST_ADMINISTRATOR: 마지막 관리자이다.")
    public UserBody.Wrapped change(@PathParam("userId") String userId, @Valid ChangeUserRequest request) {
        UserId user = new UserId(PathIds.uuid(userId, "사용자 ID의 형식이 올바르지 않습니다."));
        return new UserBody.Wrapped(UserBody.full(users.change(user, Bodies.required(request).command(), caller.id())));
    }

    private static Role role(String name) {
        return name == null ? null
            : Role.ofWireName(name).orElseThrow(() -> Problem.invalidField("role", "role은 user, operator, admin 중 하나여야 합니다."));
    }
}
