package io.yemae.account.rest.mail;

import io.yemae.account.EmailChanges;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.CallingClient;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of the e-mail address of one's own account. */
@Path("/users/me/email")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "계정")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EmailChangesResource {

    @Inject
    EmailChanges changes;

    @Inject
    Caller caller;

    @Inject
    CallingClient client;

    @POST
    @Operation(summary = "이메일 주소 변경", description = "새 주소로 링크를 보내고 지금 주소에 알린다. 새 주소에서 확인하면(POST /auth/confirmations) 바뀐다. "
        + "다른 계정의 주소이면 링크를 보내지 않으며, 그것을 알리지 않는다.")
    @APIResponse(responseCode = "202", description = "메일을 보낸다.")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, WRONG_PASSWORD, EMAIL_UNCHANGED")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND")
    @APIResponse(responseCode = "429", description = "TOO_MANY_LOGINS: 비밀번호를 너무 많이 틀렸다; TOO_MANY_MAILS: 오늘 보낼 수 있는 메일을 모두 보냈다.")
    @APIResponse(responseCode = "503", description = "BUSY: 가입과 로그인이 몰리고 있다. Retry-After초 후에 다시 시도한다.")
    public Response ask(@Valid ChangeEmailRequest request) {
        changes.ask(caller.id(), Bodies.required(request).email(), request.password(), client.get());
        return Response.accepted().build();
    }
}
