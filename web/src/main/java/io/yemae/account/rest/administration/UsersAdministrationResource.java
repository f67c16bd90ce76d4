package io.yemae.account.rest.administration;

import io.yemae.account.UserAdministration;
import io.yemae.account.UserFilter;
import io.yemae.account.rest.UserBody;
import io.yemae.account.rest.login.SessionBodies;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.Problem;
import io.yemae.shared.sql.SearchText;
import io.yemae.tokens.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
            @Parameter(description = "user, door, operator, organiser, admin") @QueryParam("role") String role,
            @Parameter(description = "1부터") @QueryParam("page") String page,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        return UserBody.Listed.of(users.search(new UserFilter(SearchText.of("q", text), role(role), Pages.request(page, limit))));
    }

    @GET
    @Path("/{userId}")
    @Operation(summary = "사용자")
    @APIResponseSchema(value = UserBody.Wrapped.class, responseCode = "200", responseDescription = "사용자")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND")
    public UserBody.Wrapped get(@PathParam("userId") String userId) {
        return new UserBody.Wrapped(UserBody.full(users.get(PathIds.user(userId))));
    }

    @GET
    @Path("/{userId}/sessions")
    @Operation(summary = "사용자의 로그인 목록", description = "최근에 쓴 로그인부터. current는 늘 false이다.")
    @APIResponseSchema(value = SessionBodies.Listed.class, responseCode = "200", responseDescription = "로그인 목록")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND")
    public SessionBodies.Listed sessions(@PathParam("userId") String userId) {
        return SessionBodies.Listed.of(users.logins(PathIds.user(userId)), null);
    }

    @DELETE
    @Path("/{userId}/sessions")
    @Operation(summary = "사용자의 로그인 모두 끝내기", description = "refreshToken은 바로, accessToken은 2초 안에 모든 서버에서 끝난다. 감사 로그에 남는다.")
    @APIResponse(responseCode = "204", description = "끝남", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND")
    public void endSessions(@PathParam("userId") String userId) {
        users.endLogins(PathIds.user(userId));
    }

    @PATCH
    @Path("/{userId}")
    @Operation(summary = "역할 변경과 계정 잠금", description = "2초 안에 모든 서버에서 사용자의 accessToken이 끝난다. 역할만 바꾸면 로그인은 유지되고 토큰을 갱신하면 된다.")
    @APIResponseSchema(value = UserBody.Wrapped.class, responseCode = "200", responseDescription = "변경된 사용자")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "OWN_ACCOUNT: 자신의 역할과 잠금은 바꿀 수 없다. LAST_ADMINISTRATOR: 마지막 관리자이다.")
    public UserBody.Wrapped change(@PathParam("userId") String userId, @Valid ChangeUserRequest request) {
        return new UserBody.Wrapped(UserBody.full(users.change(PathIds.user(userId), Bodies.required(request).command(), caller.id())));
    }

    private static Role role(String name) {
        return name == null ? null
            : Role.ofWireName(name)
                .orElseThrow(() -> Problem.invalidField("role", "role은 user, door, operator, organiser, admin 중 하나여야 합니다."));
    }
}
