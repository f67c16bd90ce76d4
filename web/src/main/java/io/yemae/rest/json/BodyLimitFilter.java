package io.yemae.rest.json;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.ProblemResponses;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body of more than 64 KiB: before any of it is read when it says its length, otherwise at the first byte too many. */
@Provider
@PreMatching
public class BodyLimitFilter implements ContainerRequestFilter {
    static final int LARGEST = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > LARGEST) {
            request.abortWith(tooLarge(Dialect.at(request.getUriInfo().getRequestUri().getPath())));
        } else if (request.getLength() < 0) {
            request.setEntityStream(new Limited(request.getEntityStream()));
        }
    }

    public static Response tooLarge(Dialect dialect) {
        return ProblemResponses.of(413, "BODY_TOO_LARGE", "요청 본문은 64KiB 이하여야 합니다.", dialect);
    }

    /** A body turned out to be larger than it may be. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Limited extends FilterInputStream {
        private int left = LARGEST;

        Limited(InputStream body) {
            super(body);
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

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }
}
