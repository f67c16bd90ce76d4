package io.yemae.devservices.sandbox.page;

import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.FaultRule;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.devservices.sandbox.http.JsonBody;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A fault that a developer sets by JSON or by form. An empty field takes its default. */
record FaultRequest(String operation, String kind, String delayMillis, String status, String code, String times, String orderId) {

    private static final int MAX_DELAY_MILLIS = 600_000;
    private static final int DEFAULT_STATUS = 503;
    private static final int MAX_TIMES = 1_000_000;
    private static final String DEFAULT_CODE = "REJECT_CARD_COMPANY";

    static FaultRequest of(JsonBody body) {
        return new FaultRequest(text(body, "operation"), text(body, "fault"), text(body, "delayMillis"), text(body, "status"),
            text(body, "code"), text(body, "times"), text(body, "orderId"));
    }

    static FaultRequest of(Map<String, String> form) {
        return new FaultRequest(form.get("operation"), form.get("fault"), form.get("delayMillis"), form.get("status"),
            form.get("code"), form.get("times"), form.get("orderId"));
    }

    FaultRule rule() {
        Fault.Kind faultKind = named(Fault.Kind.class, "fault", kind);
        boolean coded = faultKind == Fault.Kind.REFUSE || faultKind == Fault.Kind.STATUS && !empty(code);
        boolean answered = faultKind == Fault.Kind.STATUS || faultKind == Fault.Kind.STATUS_AFTER_WORK;
        Fault fault = new Fault(faultKind, Duration.ofMillis(number("delayMillis", delayMillis, 0, 0, MAX_DELAY_MILLIS)),
            answered ? number("status", status, DEFAULT_STATUS, 400, 599) : 0,
            coded ? empty(code) ? DEFAULT_CODE : code : null);
        Predicate<String> order = empty(orderId) ? any -> true : orderId::equals;
        return new FaultRule(named(Operation.class, "operation", operation), fault, order,
            empty(times) ? FaultRule.UNTIL_CLEARED : number("times", times, 1, 1, MAX_TIMES));
    }

    private static String text(JsonBody body, String name) {
        return body.object().path(name).asText("");
    }

    private static boolean empty(String text) {
        return text == null || text.isBlank();
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name, String text) {
        try {
            return Enum.valueOf(type, text == null ? "" : text.trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid(name + ": " + Arrays.toString(type.getEnumConstants()) + " 중 하나여야 합니다.");
        }
    }

    private static int number(String name, String text, int ifEmpty, int min, int max) {
        if (empty(text)) {
            return ifEmpty;
        }
        try {
            int value = Integer.parseInt(text.trim());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: the same error as for a number out of range.
        }
        throw GatewayException.invalid(name + "은(는) " + min + " 이상 " + max + " 이하의 정수여야 합니다.");
    }
}
