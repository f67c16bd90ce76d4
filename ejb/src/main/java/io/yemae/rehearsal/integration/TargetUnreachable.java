package io.yemae.rehearsal.integration;

import java.net.URI;

/** The installation does not answer where the bots would buy, or redirects from there. */
class TargetUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TargetUnreachable(URI target) {
        super("No answer from " + target);
    }
}
