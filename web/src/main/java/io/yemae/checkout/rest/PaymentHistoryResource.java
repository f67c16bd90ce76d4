package io.yemae.checkout.rest;

import io.yemae.catalog.rest.SeoulTime;
import io.yemae.checkout.PaymentHistory;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The payments of a user, by the short numbers of requirement 3. Administrators may use them for all users. */
@Path("/payments/users/{userId}/histories")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "결제")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentHistoryResource {

    @Inject
    PaymentHistory history;

    @Inject
    Caller caller;

    /** A movement. The time is in Asia/Seoul. @param concertId null for a charge, as is scheduleId */
    @Schema(name = "PaymentHistoryEntry")
    public record Entry(Long paymentId, Long concertId, Long scheduleId, String type, String createdAt, long point) {

        static Entry of(PaymentHistory.Entry entry) {
            return new Entry(entry.payment(), entry.concert(), entry.schedule(), entry.type(), SeoulTime.second(entry.at()),
                entry.amount().amount());
        }
    }

    @GET
    @Operation(summary = "결제 내역", description = "충전(CHARGE), 결제(USE), 환불(REFUND)을 오래된 것부터. createdAt은 서울 시각")
    @APIResponse(responseCode = "200", description = "모든 내역",
        content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Entry.class)))
    @APIResponse(responseCode = "404", description = "USER_NOT_FOUND 유저를 찾을 수 없습니다. 다른 사람의 번호도 같다.")
    public List<Entry> list(@PathParam("userId") String userId) {
        return history.of(PathIds.number(userId), caller.id(), caller.isAdministrator()).stream().map(Entry::of).toList();
    }

    @DELETE
    @Path("/{paymentId}")
    @Operation(summary = "결제 취소", description = "예매가 취소되고 낸 곳으로 돌려준다. 포인트는 바로 돌아온다. 다시 불러도 같은 답이다.")
    @APIResponse(responseCode = "204", description = "취소되었다.", content = @Content(mediaType = MediaType.APPLICATION_JSON))
    @APIResponse(responseCode = "404", description = "PAYMENT_NOT_FOUND 해당 결재내역을 찾을 수 없습니다. 다른 사람의 결제도 같다.")
    @APIResponse(responseCode = "409", description = "TOO_LATE_TO_CANCEL")
    public void cancel(@PathParam("userId") String userId, @PathParam("paymentId") String paymentId) {
        history.cancel(PathIds.number(userId), PathIds.number(paymentId), caller.id(), caller.isAdministrator());
    }
}
