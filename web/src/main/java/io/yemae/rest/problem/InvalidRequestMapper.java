package io.yemae.rest.problem;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The JAX-RS runtime has its own mapper for this exception type, which would take precedence over {@link FailureMapper}. */
@Provider
public class InvalidRequestMapper implements ExceptionMapper<ConstraintViolationException> {

    @Inject
    FailureMapper mapper;

    @Override
    public Response toResponse(ConstraintViolationException failure) {
        return mapper.toResponse(failure);
    }
}
