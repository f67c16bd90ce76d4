package io.yemae.account.rest;

import io.yemae.account.Accounts;
import io.yemae.account.Profiles;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.CallingClient;
import io.yemae.shared.Uuid7;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own account. */
@Path("/users/me")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "계정")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {

    @Inject
    Accounts accounts;

    @Inject
    Profiles profiles;

    @Inject
    Caller caller;

    @Inject
    JsonWebToken token;

    @Inject
    CallingClient client;

    @GET
    @Operation(summary = "내 정보", description = "GET /auth/me와 같다.")
    @APIResponseSchema(value = UserBody.Wrapped.class, responseCode = "200", responseDescription = "로그인한 사용자")
    public UserBody.Wrapped get() {
        return new UserBody.Wrapped(UserBody.full(accounts.get(caller.id())));
    }

    @PATCH
    @Operation(summary = "내 정보 변경", description = "보낸 항목만 바뀐다. 비밀번호를 바꾸면 다른 모든 로그인이 끝난다.")
    @APIResponseSchema(value = UserBody.Wrapped.class, responseCode = "200", responseDescription = "변경된 사용자")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, NOTHING_TO_CHANGE, WRONG_PASSWORD 현재 비밀번호가 일치하지 않습니다.")
    @APIResponse(responseCode = "409", description = "PHONE_TAKEN")
    @APIResponse(responseCode = "429",
        description = "TOO_MANY_LOGINS: 현재 비밀번호를 너무 많이 틀렸다. TOO_MANY_TRIES: 연락처를 너무 많이 바꿨다. Retry-After초 후에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "BUSY: 가입과 로그인이 몰리고 있다. Retry-After초 후에 다시 시도한다.")
    public UserBody.Wrapped change(@Valid ChangeProfileRequest request) {
        UUID login = Uuid7.parse(token.getClaim("sid")).orElse(null);
        return new UserBody.Wrapped(UserBody.full(
            profiles.change(caller.id(), login, Bodies.required(request).command(), client.get())));
    }
}
