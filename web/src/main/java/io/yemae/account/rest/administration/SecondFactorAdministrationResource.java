package io.yemae.account.rest.administration;

import io.yemae.account.SecondFactors;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Removal of second factors that their owners have lost. */
@Path("/admin/users/{userId}/totp")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class SecondFactorAdministrationResource {

    @Inject
    SecondFactors factors;

    @Inject
    Caller caller;

    @DELETE
    @Operation(summary = "사용자의 2단계 인증 해제", description = "인증 앱과 복구 코드를 모두 잃은 사용자를 다른 방법으로 확인한 뒤에 쓴다. 사용자의 모든 로그인이 끝난다.")
    @APIResponse(responseCode = "204", description = "해제됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "SECOND_FACTOR_NOT_ENROLLED")
    @APIResponse(responseCode = "409", description = "OWN_ACCOUNT")
    public void reset(@PathParam("userId") String userId) {
        factors.reset(PathIds.user(userId), caller.id());
    }
}
