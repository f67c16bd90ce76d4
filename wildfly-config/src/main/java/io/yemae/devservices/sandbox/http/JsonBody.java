package io.yemae.devservices.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.util.OptionalLong;

/** A JSON object in a request. It is read strictly: a member that is missing or of another type is an INVALID_REQUEST. */
public record JsonBody(JsonNode object) {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static JsonBody parse(String body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return new JsonBody(node);
            }
        } catch (JsonProcessingException e) {
            // Falls through: text that is not JSON gets the same error as JSON that is not an object.
        }
        throw GatewayException.invalid("요청 본문이 JSON 객체가 아닙니다.");
    }

    /** A member that must be a string of 1 to {@code maxLength} characters. */
    public String text(String name, int maxLength) {
        JsonNode value = object.path(name);
        if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > maxLength) {
            throw GatewayException.invalid(name + "은(는) 1자 이상 " + maxLength + "자 이하의 문자열이어야 합니다.");
        }
        return value.textValue();
    }

    /** A string; null if the member is missing, null or not a string. */
    public String textOrNull(String name) {
        return object.path(name).textValue();
    }

    /** A member that must be an integer of at least 1. */
    public long positive(String name) {
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw GatewayException.invalid(name + "은(는) 1 이상의 정수여야 합니다.");
        }
        return value.longValue();
    }

    /** Like {@link #positive}, but the member may be missing or null. */
    public OptionalLong positiveIfPresent(String name) {
        return object.hasNonNull(name) ? OptionalLong.of(positive(name)) : OptionalLong.empty();
    }
}
