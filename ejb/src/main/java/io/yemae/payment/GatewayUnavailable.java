package io.yemae.payment;

import jakarta.ejb.ApplicationException;

/** The gateway gave no answer that can be used. Whether it did the work is not known. */
@ApplicationException
public class GatewayUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GatewayUnavailable(String reason) {
        super(reason);
    }

    public GatewayUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
