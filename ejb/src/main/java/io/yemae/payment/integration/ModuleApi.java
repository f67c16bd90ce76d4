package io.yemae.payment.integration;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The part of the payment module's API (requirement 4) that we use. */
@Path("/module")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ModuleApi extends AutoCloseable {

    @Override
    void close();

    @POST
    @Path("/cancel")
    Response cancel(@HeaderParam("Payment-Signature") String signature, String body);
}
