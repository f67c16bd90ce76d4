package io.yemae.receipts.rest;

import io.yemae.receipts.ReservationMail;
import io.yemae.receipts.ReservationMails;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.EventBound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The mails about a reservation, for staff. */
@Path("/admin/reservations/{id}/mails")
@RequestScoped
@RolesAllowed({"OPERATOR", "ORGANISER"})
@EventBound(value = "id", subject = EventBound.Subject.RESERVATION)
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class ReservationMailsResource {

    @Inject
    ReservationMails mails;

    @Schema(name = "ReservationMail")
    public record Mail(
        String type,
        String status,
        @Schema(description = "마지막으로 보낸 시각. 보내지 않았으면 null") Instant sentAt,
        @Schema(description = "직원이 마지막으로 다시 보내게 한 시각. 없으면 null") Instant repeatedAt,
        @Schema(description = "하루가 지나지 않고 이어서 다시 보낸 횟수") int repeated) {

        static Mail of(ReservationMail mail) {
            return new Mail(mail.type(), mail.status(), mail.sentAt(), mail.repeatedAt(), mail.repeated());
        }
    }

    @Schema(name = "ReservationMailsResponse")
    public record Listed(
        @Schema(description = "예매자가 이메일 주소를 확인하지 않았거나 없어졌으면 false: 메일을 보내지 않는다.") boolean deliverable,
        @Schema(description = "메일의 종류마다, 오래된 것부터") List<Mail> mails) {
    }

    @Schema(name = "RepeatedMailResponse")
    public record Repeated(String message) {
    }

    @GET
    @Operation(summary = "예매의 메일", description = "예매자에게 보낸 메일과 보내지 못한 메일")
    @APIResponseSchema(value = Listed.class, responseCode = "200", responseDescription = "메일")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND 예약을 찾을 수 없습니다.")
    public Listed list(@PathParam("id") String id) {
        ReservationMails.Mails found = mails.of(PathIds.reservation(id));
        return new Listed(found.deliverable(), found.mails().stream().map(Mail::of).toList());
    }

    @POST
    @Operation(summary = "예매 확인 메일 다시 보내기", description = "1분에 한 번, 하루가 지나지 않고 이어서 다섯 번까지. 감사 로그에 남는다.")
    @APIResponse(responseCode = "202", description = "곧 보낸다.", content = @Content(schema = @Schema(implementation = Repeated.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND 예약을 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "RESERVATION_NOT_CONFIRMED: 확정된 예매가 아니다. "
        + "ADDRESS_NOT_CONFIRMED: 예매자가 이메일 주소를 확인하지 않았다.")
    @APIResponse(responseCode = "429", description = "MAIL_SENT_RECENTLY: 방금 보냈거나 오늘 다섯 번 보냈다.")
    public Response repeat(@PathParam("id") String id) {
        mails.repeatConfirmation(PathIds.reservation(id));
        return Response.accepted(new Repeated("예매 확인 메일을 다시 보냅니다.")).build();
    }
}
