package io.yemae.payment.integration;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The part of the Toss Payments core API that we use. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface TossApi extends AutoCloseable {

    @Override
    void close();

    @POST
    @Path("/payments/confirm")
    Response confirm(@HeaderParam("Authorization") String authorization, @HeaderParam("Idempotency-Key") String key, String body);

    @POST
    @Path("/payments/{paymentKey}/cancel")
    Response cancel(@HeaderParam("Authorization") String authorization, @HeaderParam("Idempotency-Key") String key,
                    @PathParam("paymentKey") String paymentKey, String body);

    @GET
    @Path("/payments/orders/{orderId}")
    Response find(@HeaderParam("Authorization") String authorization, @PathParam("orderId") String orderId);

    @GET
    @Path("/transactions")
    Response transactions(@HeaderParam("Authorization") String authorization, @QueryParam("startDate") String from,
        @QueryParam("endDate") String to, @QueryParam("startingAfter") String after, @QueryParam("limit") int limit);
}
