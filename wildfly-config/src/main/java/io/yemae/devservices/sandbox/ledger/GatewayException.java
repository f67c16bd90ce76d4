package io.yemae.devservices.sandbox.ledger;

/** The gateway refuses. The response has the code's status and {@code {code, message}}. */
public final class GatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public GatewayException(ErrorCode code) {
        this(code.status(), code.name(), code.message());
    }

    public GatewayException(int status, String code, String message) {
        // No stack trace: refusals are normal here, and there are hundreds a second in load tests.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static GatewayException invalid(String message) {
        return new GatewayException(ErrorCode.INVALID_REQUEST.status(), ErrorCode.INVALID_REQUEST.name(), message);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
