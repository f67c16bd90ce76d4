package io.yemae.privacy.rest;

import io.yemae.privacy.AccountDeletions;
import io.yemae.privacy.PersonalData;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.CallingClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export and deletion of the data about the caller. */
@Path("/users/me")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "계정")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PersonalDataResource {

    @Inject
    PersonalData data;

    @Inject
    AccountDeletions deletions;

    @Inject
    Caller caller;

    @Inject
    CallingClient client;

    @GET
    @Path("/export")
    @Operation(summary = "내 데이터 내려받기", description = "내 정보, 예매, 결제, 포인트, 로그인, 내가 한 일의 기록. 목록마다 최근 10,000건까지.")
    @APIResponse(responseCode = "200", description = "나에 관한 모든 것", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND")
    public Response export() {
        return Response.ok(data.export(caller.id()))
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"yemae-export.json\"")
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .build();
    }

    @DELETE
    @Operation(summary = "탈퇴", description = "이름, 이메일, 연락처가 지워지고 모든 로그인이 끝난다. 장부에 필요한 예매와 결제는 누구의 것인지 알 수 없게 남는다.")
    @APIResponse(responseCode = "204", description = "탈퇴됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, WRONG_PASSWORD")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND")
    @APIResponse(responseCode = "409",
        description = "ACCOUNT_IN_USE: 아직 삭제할 수 없는 이유가 fields에 있다(role, reservations, payments, forfeitPoints).")
    @APIResponse(responseCode = "429", description = "TOO_MANY_LOGINS: 비밀번호를 너무 많이 틀렸다.")
    @APIResponse(responseCode = "503", description = "BUSY: 가입과 로그인이 몰리고 있다. Retry-After초 후에 다시 시도한다.")
    public void delete(@Valid DeleteAccountRequest request) {
        deletions.delete(caller.id(), Bodies.required(request).command(), client.get());
    }
}
