package io.yemae.devservices.sandbox.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.http.ConnectionLost;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Makes of a good answer what a fault wants it to be. An answer that is an error already stays as it is. */
final class Distortion {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long TOO_MUCH = 1_000;

    private Distortion() {
    }

    static Answer of(Fault fault, Answer answer) {
        return switch (fault.kind()) {
            case LOSE_ANSWER -> throw new ConnectionLost();
            case STATUS_AFTER_WORK -> HttpErrors.of(fault);
            default -> answer.status() == 200 ? distorted(fault, answer) : answer;
        };
    }

    private static Answer distorted(Fault fault, Answer answer) {
        return switch (fault.kind()) {
            case NONSENSE -> Answer.html("<html><body><h1>점검 중입니다</h1></body></html>");
            case TRUNCATED -> Answer.json(200, answer.body().substring(0, answer.body().length() / 2));
            case WRONG_AMOUNT -> rewritten(answer, json -> json.put("totalAmount", json.path("totalAmount").asLong() + TOO_MUCH));
            case PENDING_STATUS -> rewritten(answer, json -> json.put("status", "IN_PROGRESS").putNull("approvedAt"));
            case STRANGE_STATUS -> rewritten(answer, json -> json.put("status", "DISPUTED"));
            default -> answer;
        };
    }

    private static Answer rewritten(Answer answer, Consumer<ObjectNode> change) {
        try {
            JsonNode json = MAPPER.readTree(answer.body());
            if (json instanceof ObjectNode object && object.has("totalAmount")) {
                change.accept(object);
            }
            return Answer.json(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
