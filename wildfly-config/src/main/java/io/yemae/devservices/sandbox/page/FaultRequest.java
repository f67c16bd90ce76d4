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

/** A fault as a developer asks for it, by JSON or by form. What is empty takes its usual value. */
record FaultRequest(String operation, String kind, String delayMillis, String status, String code, String times, String orderId) {

    private static final int LONGEST_DELAY = 600_000;
    private static final int USUAL_STATUS = 503;
    private static final int MANY = 1_000_000;
    private static final String USUAL_CODE = "REJECT_CARD_COMPANY";

    static FaultRequest of(JsonBody body) {
        return new FaultRequest(text(body, "operation"), text(body, "fault"), text(body, "delayMillis"), text(body, "status"),
            text(body, "code"), text(body, "times"), text(body, "orderId"));
    }

    static FaultRequest of(Map<String, String> form) {
        return new FaultRequest(form.get("operation"), form.get("fault"), form.get("delayMillis"), form.get("status"),
            form.get("code"), form.get("times"), form.get("orderId"));
    }

    FaultRule rule() {
        Fault.Kind what = named(Fault.Kind.class, "fault", kind);
        boolean coded = what == Fault.Kind.REFUSE || what == Fault.Kind.STATUS && !empty(code);
        boolean answered = what == Fault.Kind.STATUS || what == Fault.Kind.STATUS_AFTER_WORK;
        Fault fault = new Fault(what, Duration.ofMillis(number("delayMillis", delayMillis, 0, 0, LONGEST_DELAY)),
            answered ? number("status", status, USUAL_STATUS, 400, 599) : 0,
            coded ? empty(code) ? USUAL_CODE : code : null);
        Predicate<String> order = empty(orderId) ? any -> true : orderId::equals;
        return new FaultRule(named(Operation.class, "operation", operation), fault, order,
            empty(times) ? FaultRule.UNTIL_CLEARED : number("times", times, 1, 1, MANY));
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

    private static int number(String name, String text, int usual, int least, int most) {
        if (empty(text)) {
            return usual;
        }
        try {
            int value = Integer.parseInt(text.trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: refused like a number out of range.
        }
        throw GatewayException.invalid(name + "은(는) " + least + " 이상 " + most + " 이하의 정수여야 합니다.");
    }
}
