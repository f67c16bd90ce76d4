package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.http.Response;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;

final class ErrorResponses {

    private ErrorResponses() {
    }

    /** The status of the fault, with the fault's error code or the one that the gateway usually sends with that status. */
    static Response of(Fault fault) {
        GatewayException error = fault.code() != null ? ErrorCode.refusal(fault.code()) : new GatewayException(defaultCode(fault.status()));
        return Response.error(new GatewayException(fault.status(), error.code(), error.getMessage()));
    }

    private static ErrorCode defaultCode(int status) {
        return switch (status) {
            case 400 -> ErrorCode.INVALID_REQUEST;
            case 401 -> ErrorCode.UNAUTHORIZED_KEY;
            case 403 -> ErrorCode.FORBIDDEN_REQUEST;
            case 404 -> ErrorCode.NOT_FOUND_PAYMENT;
            case 409 -> ErrorCode.IDEMPOTENT_REQUEST_PROCESSING;
            case 429 -> ErrorCode.TOO_MANY_REQUESTS;
            case 503 -> ErrorCode.SERVICE_UNAVAILABLE;
            default -> ErrorCode.FAILED_INTERNAL_SYSTEM_PROCESSING;
        };
    }
}
