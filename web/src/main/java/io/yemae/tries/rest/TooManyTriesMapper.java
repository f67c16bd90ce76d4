package io.yemae.tries.rest;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.ProblemResponses;
import io.yemae.tries.TooManyTries;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps exceeded rate limits like other problems, and adds Retry-After. */
@Provider
public class TooManyTriesMapper implements ExceptionMapper<TooManyTries> {

    @Override
    public Response toResponse(TooManyTries refused) {
        Response response = ProblemResponses.of(refused, Dialect.HOUSE);
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, refused.retryAfterSeconds());
        return response;
    }
}
