package io.yemae.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a body that announces more than 64 KiB before any of it is read. One that announces nothing is cut off by the server at the same size.
 */
@Provider
@PreMatching
public class BodyLimitFilter implements ContainerRequestFilter {
    private static final int LARGEST = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > LARGEST) {
            request.abortWith(Refusals.of(413, "BODY_TOO_LARGE", "요청 본문은 64KiB 이하여야 합니다.",
                Dialect.at(request.getUriInfo().getRequestUri().getPath())));
        }
    }
}
