package io.yemae.payment;

import jakarta.ejb.ApplicationException;

/** The gateway gave no usable answer. It is not known whether it did the work. */
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
