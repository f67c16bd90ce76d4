package io.yemae.account.rest.login;

import io.yemae.account.OwnLogins;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.Caller;
import io.yemae.shared.Uuid7;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The logins of the caller. */
@Path("/users/me/sessions")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "계정")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

    @Inject
    OwnLogins logins;

    @Inject
    Caller caller;

    @Inject
    JsonWebToken token;

    @GET
    @Operation(summary = "내 로그인 목록", description = "최근에 쓴 로그인부터. 이 요청의 로그인은 current가 true이다.")
    @APIResponseSchema(value = SessionBodies.Listed.class, responseCode = "200", responseDescription = "로그인 목록")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN")
    public SessionBodies.Listed list() {
        return SessionBodies.Listed.of(logins.list(caller.id()), current());
    }

    @DELETE
    @Path("/{sessionId}")
    @Operation(summary = "로그인 하나 끝내기", description = "그 로그인의 refreshToken은 바로, accessToken은 2초 안에 모든 서버에서 끝난다.")
    @APIResponse(responseCode = "204", description = "끝남", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN")
    @APIResponse(responseCode = "404", description = "SESSION_NOT_FOUND")
    public void end(@PathParam("sessionId") String sessionId) {
        logins.end(caller.id(), PathIds.uuid(sessionId, "로그인 ID의 형식이 올바르지 않습니다."));
    }

    @DELETE
    @Operation(summary = "다른 로그인 모두 끝내기", description = "current=true면 이 요청의 로그인도 끝난다.")
    @APIResponse(responseCode = "204", description = "끝남", content = @Content)
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN")
    public void endOthers(@Parameter(description = "이 요청의 로그인도 끝낼지") @QueryParam("current") @DefaultValue("false") boolean withCurrent) {
        logins.endOthers(caller.id(), withCurrent ? null : current());
    }

    /** Null for a token of another issuer, which belongs to no login of ours. */
    private UUID current() {
        return Uuid7.parse(token.getClaim("sid")).orElse(null);
    }
}
