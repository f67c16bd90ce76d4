package io.yemae.rest.json;

import io.yemae.rest.BodyLimits;
import io.yemae.rest.problem.BodyTooLargeException;
import io.yemae.rest.problem.ProblemResponses;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses bodies that are too large: before reading if the length is declared, otherwise at the first byte beyond the limit. */
@Provider
@PreMatching
public class BodyLimitFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getPath();
        if (request.getLength() > BodyLimits.of(path)) {
            request.abortWith(ProblemResponses.bodyTooLarge(path));
        } else if (request.getLength() < 0) {
            request.setEntityStream(new LimitedStream(request.getEntityStream(), BodyLimits.of(path)));
        }
    }

    private static final class LimitedStream extends FilterInputStream {
        private int left;

        LimitedStream(InputStream body, int most) {
            super(body);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws BodyTooLargeException {
            left -= read;
            if (left < 0) {
                throw new BodyTooLargeException();
            }
        }
    }
}
