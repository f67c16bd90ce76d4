package io.yemae.rest.problem;

import io.yemae.rest.AcceptLanguage;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Writes errors in the language that the client prefers. */
@Provider
public class ProblemLanguageFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ProblemBody korean) {
            ProblemBody body = ErrorMessages.in(AcceptLanguage.preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), korean);
            response.setEntity(body);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, ErrorMessages.of(body).code());
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
