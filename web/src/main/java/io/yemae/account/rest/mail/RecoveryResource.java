package io.yemae.account.rest.mail;

import io.yemae.account.AccountRecovery;
import io.yemae.account.PasswordResets;
import io.yemae.rest.json.Bodies;
import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Recovery of an account by a mail to its address. */
@Path("/auth")
@RequestScoped
@PermitAll
@Tag(name = "계정")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RecoveryResource {

    @Inject
    PasswordResets resets;

    @Inject
    AccountRecovery recovery;

    @POST
    @Path("/password-reset")
    @Operation(summary = "비밀번호 재설정 메일 받기", description = "이 주소의 계정이 있으면 링크를 메일로 보낸다. 없어도, 오늘 이미 많이 보냈어도 같은 답이다.")
    @APIResponse(responseCode = "202", description = "계정이 있으면 메일을 보낸다.")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    public Response ask(@Valid PasswordResetRequest request) {
        resets.ask(Bodies.required(request).email());
        return Response.accepted().build();
    }

    @POST
    @Path("/password-reset/confirm")
    @Operation(summary = "비밀번호 재설정", description = "메일의 토큰은 30분 동안 한 번 쓸 수 있다. 모든 로그인이 끝나고, 로그인 실패 횟수가 지워진다.")
    @APIResponse(responseCode = "204", description = "재설정됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; INVALID_LINK: 모르거나, 이미 썼거나, 만료되었다.")
    @APIResponse(responseCode = "503", description = "BUSY: 가입과 로그인이 몰리고 있다. Retry-After초 후에 다시 시도한다.")
    public void confirm(@Valid NewPasswordRequest request) {
        resets.confirm(Bodies.required(request).token(), request.password());
    }

    @POST
    @Path("/unlock")
    @Operation(summary = "로그인 제한 풀기", description = "로그인이 너무 많이 실패했을 때 계정의 주인에게 보낸 메일의 토큰. 1시간 동안 한 번 쓸 수 있다.")
    @APIResponse(responseCode = "204", description = "풀림", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; INVALID_LINK: 모르거나, 이미 썼거나, 만료되었다.")
    public void unlock(@Valid LinkRequest request) {
        recovery.unlock(Bodies.required(request).token());
    }
}
