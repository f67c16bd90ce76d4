package io.yemae.live.ws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query parameters that a socket was opened with. */
record QueryParameters(Map<String, List<String>> parameters) {

    Optional<String> value(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean is(String name) {
        return value(name).filter("true"::equals).isPresent();
    }
}
