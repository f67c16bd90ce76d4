package io.yemae.devservices.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A method and a path with variables, such as {@code /v1/payments/{paymentKey}}. */
record Route(String method, List<String> segments, Endpoint endpoint) {

    /** The variables of the path, when the request is for this route. */
    Optional<Map<String, String>> match(Request request) {
        String[] actual = request.uri().split("/");
        if (!method.equals(request.method()) || actual.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < actual.length; i++) {
            String expected = segments.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), actual[i]);
            } else if (!expected.equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
