package io.yemae.payment.integration;

import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.Misconfigured;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Unclear;
import java.util.List;
import java.util.Set;

/** The meaning of the gateway's error codes. A code that is not listed here leaves the outcome unknown, so the gateway is asked again. */
final class TossErrors {
    private static final List<String> REFUSALS_BY_PREFIX = List.of("REJECT_", "INVALID_CARD_", "EXCEED_MAX_");
    private static final Set<String> REFUSALS =
        Set.of("INVALID_STOPPED_CARD", "BELOW_MINIMUM_AMOUNT", "NOT_FOUND_PAYMENT_SESSION", "INVALID_REQUEST");
    private static final Set<String> OUR_FAULT =
        Set.of("UNAUTHORIZED_KEY", "INVALID_API_KEY", "FORBIDDEN_REQUEST", "INCORRECT_BASIC_AUTH_FORMAT");

    private TossErrors() {
    }

    static GatewayAnswer meaning(String code, String message) {
        if (OUR_FAULT.contains(code)) {
            return new Misconfigured(code);
        }
        return REFUSALS.contains(code) || REFUSALS_BY_PREFIX.stream().anyMatch(code::startsWith)
            ? new Refused(code, message)
            : new Unclear(code, message);
    }
}
