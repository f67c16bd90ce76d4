package io.yemae.account.rest.mail;

import io.yemae.account.EmailConfirmations;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Confirmation of e-mail addresses. */
@Path("/auth/confirmations")
@RequestScoped
@Tag(name = "계정")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EmailConfirmationsResource {

    @Inject
    EmailConfirmations confirmations;

    @Inject
    Caller caller;

    @POST
    @PermitAll
    @Operation(summary = "이메일 주소 확인", description = "가입하거나 주소를 바꿀 때 메일로 받은 토큰을 보낸다. 토큰은 24시간 동안 한 번 쓸 수 있다.")
    @APIResponse(responseCode = "204", description = "확인됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; INVALID_LINK: 모르거나, 이미 썼거나, 만료되었다.")
    @APIResponse(responseCode = "409", description = "EMAIL_TAKEN: 바꾸려던 주소가 그 사이 다른 계정의 것이 되었다.")
    public void confirm(@Valid LinkRequest request) {
        confirmations.confirm(Bodies.required(request).token());
    }

    @POST
    @Path("/resend")
    @RolesAllowed("USER")
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "확인 메일 다시 받기", description = "전에 받은 메일의 링크도 만료될 때까지 쓸 수 있다.")
    @APIResponse(responseCode = "202", description = "메일을 보낸다.")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "EMAIL_CONFIRMED: 이미 확인된 주소다.")
    @APIResponse(responseCode = "429", description = "TOO_MANY_MAILS: 하루에 보내는 수(정책 accounts.mails.per.day)를 넘었다.")
    public Response resend() {
        confirmations.resend(caller.id());
        return Response.accepted().build();
    }
}
