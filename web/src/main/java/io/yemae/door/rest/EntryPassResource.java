package io.yemae.door.rest;

import io.yemae.door.EntryPasses;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.Caller;
import io.yemae.shared.ReservationId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The data of the buyer's ticket page for its changing code. */
@Path("/reservations/{id}/pass")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "예매")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class EntryPassResource {

    @Inject
    EntryPasses passes;

    @Inject
    Caller caller;

    @GET
    @Operation(summary = "입장권의 바뀌는 코드", description = "입장권 화면은 stepSeconds초마다 code~step~mac을 QR 코드로 그린다. "
        + "step은 1970년부터의 초를 stepSeconds로 나눈 몫, mac은 HMAC-SHA-256(key, number~step)의 앞 10바이트(base64url). 네트워크 없이 계산할 수 있다.")
    @APIResponse(responseCode = "200", description = "코드와 키", content = @Content(schema = @Schema(implementation = DoorBodies.Pass.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "409", description = "NO_RECEIPT: 결제되지 않은 예매. NO_ENTRY_CODE: 취소된 예매")
    public Response get(@PathParam("id") String id) {
        ReservationId reservation = PathIds.reservation(id);
        return Response.ok(DoorBodies.Pass.of(passes.pass(reservation, caller.id()), passes.stepSeconds()))
            .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
            .build();
    }
}
