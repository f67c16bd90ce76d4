package io.yemae.payment.integration;

import io.yemae.payment.GatewayUnavailable;
import io.yemae.shared.json.ReceivedJson;
import jakarta.json.JsonException;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;

/** What came back over the wire: a status, and JSON that is whole. */
public record WireAnswer(int status, JsonStructure json) {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int STILL_RUNNING = 409;
    private static final int SERVER_ERROR = 500;

    /** @throws GatewayUnavailable for everything after which the same call may bring an answer: no JSON, 5xx, 429, still at work */
    static WireAnswer of(Response response) {
        try (response) {
            int status = response.getStatus();
            if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == STILL_RUNNING) {
                throw new GatewayUnavailable("HTTP " + status);
            }
            return new WireAnswer(status, read(response.readEntity(String.class)));
        } catch (ProcessingException e) {
            throw new GatewayUnavailable("The answer broke off", e);
        }
    }

    private static JsonStructure read(String body) {
        try {
            JsonStructure json = ReceivedJson.read(body);
            if (json.getValueType() == JsonValue.ValueType.OBJECT || json.getValueType() == JsonValue.ValueType.ARRAY) {
                return json;
            }
        } catch (JsonException e) {
            throw new GatewayUnavailable("The answer is no JSON", e);
        }
        throw new GatewayUnavailable("The answer is no JSON object");
    }

    boolean isError() {
        return status >= 400;
    }
}
