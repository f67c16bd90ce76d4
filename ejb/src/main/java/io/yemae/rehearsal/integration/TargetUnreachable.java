package io.yemae.rehearsal.integration;

import java.net.URI;

/** The server that the bots should use does not answer, or redirects. */
class TargetUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TargetUnreachable(URI target) {
        super("No answer from " + target);
    }
}
