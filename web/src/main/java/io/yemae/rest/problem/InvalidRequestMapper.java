package io.yemae.rest.problem;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The JAX-RS runtime has a mapper of its own for this one type, which would come before {@link FailureMapper}. */
@Provider
public class InvalidRequestMapper implements ExceptionMapper<ConstraintViolationException> {

    @Inject
    FailureMapper mapper;

    @Override
    public Response toResponse(ConstraintViolationException failure) {
        return mapper.toResponse(failure);
    }
}
