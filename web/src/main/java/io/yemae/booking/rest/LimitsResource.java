package io.yemae.booking.rest;

import io.yemae.booking.SaleTerms;
import io.yemae.catalog.Catalogue;
import io.yemae.rest.PathIds;
import io.yemae.shared.EventId;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much one buyer may buy, and for how long it can be cancelled, without login: a page should not offer what would be refused. */
@Path("/performances/{eventId}/limits")
@RequestScoped
@PermitAll
@Tag(name = "예매")
@Produces(MediaType.APPLICATION_JSON)
public class LimitsResource {

    @Inject
    Catalogue catalogue;

    @Inject
    SaleTerms terms;

    @Schema(name = "LimitsResponse")
    public record Body(int seatsPerUser, int cancelHoursBefore) {
    }

    @GET
    @Operation(summary = "구매 한도", description = "이벤트에 정한 값이 없으면 정책의 값이다.")
    @APIResponseSchema(value = Body.class, responseCode = "200", responseDescription = "한도")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public Body limits(@PathParam("eventId") String eventId) {
        EventId event = PathIds.event(eventId);
        catalogue.get(event);
        SaleTerms.Terms found = terms.of(event);
        return new Body(found.seatsPerUser(), found.cancelHoursBefore());
    }
}
