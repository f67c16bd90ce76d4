package io.yemae.devservices.sandbox.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.http.ConnectionLost;
import io.yemae.devservices.sandbox.http.Response;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** The faults that change a response after the work was done. */
final class ResponseFaults {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Won that WRONG_AMOUNT adds. */
    private static final long TOO_MUCH = 1_000;

    private ResponseFaults() {
    }

    /** An error stays as it is, unless the fault replaces every response. */
    static Response apply(Fault fault, Response response) {
        return switch (fault.kind()) {
            case LOSE_ANSWER -> throw new ConnectionLost();
            case STATUS_AFTER_WORK -> ErrorResponses.of(fault);
            default -> response.status() == 200 ? distort(fault, response) : response;
        };
    }

    private static Response distort(Fault fault, Response response) {
        return switch (fault.kind()) {
            case NONSENSE -> Response.html("<html><body><h1>점검 중입니다</h1></body></html>");
            case TRUNCATED -> Response.json(200, response.body().substring(0, response.body().length() / 2));
            case WRONG_AMOUNT -> rewrite(response, json -> json.put("totalAmount", json.path("totalAmount").asLong() + TOO_MUCH));
            case PENDING_STATUS -> rewrite(response, json -> json.put("status", "IN_PROGRESS").putNull("approvedAt"));
            case STRANGE_STATUS -> rewrite(response, json -> json.put("status", "DISPUTED"));
            default -> response;
        };
    }

    private static Response rewrite(Response response, Consumer<ObjectNode> change) {
        try {
            JsonNode json = MAPPER.readTree(response.body());
            if (json instanceof ObjectNode payment && payment.has("totalAmount")) {
                change.accept(payment);
            }
            return Response.json(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
