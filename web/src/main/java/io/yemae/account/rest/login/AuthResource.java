package io.yemae.account.rest.login;

import io.yemae.account.Accounts;
import io.yemae.account.Logins;
import io.yemae.account.Session;
import io.yemae.account.rest.UserBody;
import io.yemae.rest.async.DelayedRefusals;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.CallingClient;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registration, login, refresh and logout. */
@Path("/auth")
@RequestScoped
@Tag(name = "계정")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    private static final String COOKIE_NOTE = "헤더 Session: cookie를 보내면 refreshToken은 본문이 아니라 스크립트가 읽을 수 없는 쿠키로 준다.";

    @Inject
    Accounts accounts;

    @Inject
    Logins logins;

    @Inject
    Caller caller;

    @Inject
    CallingClient client;

    @Inject
    DelayedRefusals refusals;

    @Inject
    SessionCookies cookies;

    @POST
    @Path("/register")
    @PermitAll
    @Operation(summary = "회원가입", description = "이메일과 연락처는 중복될 수 없다. 가입하면 바로 로그인된다. 메일의 언어는 Accept-Language를 따른다. "
        + COOKIE_NOTE)
    @APIResponse(responseCode = "201", description = "가입됨", content = @Content(schema = @Schema(implementation = SessionBody.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 형식 오류, fields에 항목별 이유")
    @APIResponse(responseCode = "409", description = "EMAIL_TAKEN, PHONE_TAKEN")
    @APIResponse(responseCode = "429", description = "TOO_MANY_TRIES: 이 주소에서 이미 있는 이메일이나 연락처로 너무 많이 시도했다. Retry-After초 후에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "BUSY: 가입과 로그인이 몰리고 있다. Retry-After초 후에 다시 시도한다.")
    public void register(@Valid RegisterRequest request, @Parameter(hidden = true) @Suspended AsyncResponse answer) {
        Bodies.required(request);
        refusals.respond(answer, () -> begun(Response.Status.CREATED, "회원가입이 완료되었습니다.",
            accounts.register(request.command(client.language()), client.get())));
    }

    @POST
    @Path("/login")
    @PermitAll
    @Operation(summary = "로그인", description = "accessToken은 30분, refreshToken은 14일 동안 유효하다. " + COOKIE_NOTE)
    @APIResponseSchema(value = SessionBody.class, responseCode = "200", responseDescription = "로그인됨")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "401", description = "BAD_CREDENTIALS: 계정이 없어도 같은 답; SECOND_FACTOR_REQUIRED: 비밀번호는 맞고, code나 recoveryCode도 "
        + "보내야 한다; BAD_SECOND_FACTOR: 코드가 틀렸거나 이미 쓴 것이다.")
    @APIResponse(responseCode = "403", description = "ACCOUNT_LOCKED: 관리자가 잠근 계정")
    @APIResponse(responseCode = "429", description = "TOO_MANY_LOGINS: 이 주소에서 너무 많이 실패했다. Retry-After초 후에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "BUSY: 가입과 로그인이 몰리고 있다. Retry-After초 후에 다시 시도한다.")
    public void logIn(@Valid LoginRequest request, @Parameter(hidden = true) @Suspended AsyncResponse answer) {
        Bodies.required(request);
        refusals.respond(answer, () -> begun(Response.Status.OK, "로그인 성공", logins.logIn(request.attempt(client.get()))));
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @Operation(summary = "토큰 갱신", description = "새 refreshToken을 함께 준다. 응답을 받지 못했으면 10초 안에 같은 토큰으로 다시 받을 수 있다. "
        + "본문에 refreshToken이 없으면 쿠키의 것을 쓰고, 새 것도 쿠키로 준다.")
    @APIResponseSchema(value = TokensBody.class, responseCode = "200", responseDescription = "새 토큰")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "401", description = "INVALID_REFRESH_TOKEN: 모르거나 만료되었다. 이미 쓴 토큰이면 그 로그인 전체가 끝난다.")
    public Response refresh(@Valid RefreshTokenRequest request) {
        Session session = logins.refresh(cookies.sent(Bodies.required(request)));
        boolean inCookie = cookies.areUsed(request);
        Response.ResponseBuilder answer = Response.ok(TokensBody.of(session, inCookie));
        return (inCookie ? cookies.set(answer, session) : answer).build();
    }

    @POST
    @Path("/logout")
    @PermitAll
    @Operation(summary = "로그아웃", description = "이 로그인의 refreshToken과 accessToken을 모두 무효로 한다. 모르는 토큰이어도 같은 답이다. "
        + "본문에 refreshToken이 없으면 쿠키의 것을 쓰고, 쿠키를 지운다.")
    @APIResponse(responseCode = "204", description = "로그아웃됨", content = @Content)
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    public Response logOut(@Valid RefreshTokenRequest request) {
        logins.logOut(cookies.sent(Bodies.required(request)));
        Response.ResponseBuilder answer = Response.noContent();
        return (cookies.areUsed(request) ? cookies.clear(answer) : answer).build();
    }

    private Response begun(Response.Status status, String message, Session session) {
        boolean inCookie = cookies.areWanted();
        Response.ResponseBuilder answer = Response.status(status).entity(SessionBody.of(message, session, inCookie));
        return (inCookie ? cookies.set(answer, session) : answer).build();
    }

    @POST
    @Path("/verify-token")
    @PermitAll
    @Operation(summary = "토큰 확인", description = "다른 서비스가 accessToken의 주인을 묻는다.")
    @APIResponseSchema(value = UserBody.Verified.class, responseCode = "200", responseDescription = "유효한 토큰과 그 사용자")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "401", description = "INVALID_TOKEN, USER_NOT_FOUND")
    public UserBody.Verified verify(@Valid VerifyTokenRequest request) {
        return new UserBody.Verified(true, UserBody.brief(logins.ownerOf(Bodies.required(request).token())));
    }

    @GET
    @Path("/me")
    @RolesAllowed("USER")
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "내 정보")
    @APIResponseSchema(value = UserBody.Wrapped.class, responseCode = "200", responseDescription = "로그인한 사용자")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED, INVALID_TOKEN, USER_NOT_FOUND")
    public UserBody.Wrapped me() {
        return new UserBody.Wrapped(UserBody.full(accounts.get(caller.id())));
    }
}
