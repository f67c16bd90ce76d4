package io.yemae.rest.problem;

import java.io.IOException;

/** The request body is larger than 64 KiB. Thrown while the body is read. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
}
