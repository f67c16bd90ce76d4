package io.yemae.tries.rest;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.ProblemResponses;
import io.yemae.tries.TooManyTries;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps exceeded limits of guesses. Their answer is the same at every path. */
@Provider
public class TooManyTriesMapper implements ExceptionMapper<TooManyTries> {

    @Override
    public Response toResponse(TooManyTries refused) {
        return ProblemResponses.of(refused, Dialect.HOUSE);
    }
}
