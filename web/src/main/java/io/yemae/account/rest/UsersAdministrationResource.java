package io.yemae.account.rest;

import io.yemae.account.Accounts;
import io.yemae.rest.Bodies;
import io.yemae.rest.PathIds;
import io.yemae.shared.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators do with users. */
@Path("/admin/users")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UsersAdministrationResource {

    @Inject
    Accounts accounts;

    @PATCH
    @Path("/{userId}")
    @Operation(summary = "역할 변경", description = "다음 로그인부터 적용된다.")
    @APIResponseSchema(value = UserBody.Wrapped.class, responseCode = "200", responseDescription = "변경된 사용자")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND")
    public UserBody.Wrapped changeRole(@PathParam("userId") String userId, @Valid ChangeRoleRequest request) {
        UserId user = new UserId(PathIds.uuid(userId, "사용자 ID의 형식이 올바르지 않습니다."));
        return new UserBody.Wrapped(UserBody.full(accounts.changeRole(user, Bodies.required(request).wanted())));
    }
}
