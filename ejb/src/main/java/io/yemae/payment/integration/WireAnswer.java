package io.yemae.payment.integration;

import io.yemae.payment.GatewayUnavailable;
import io.yemae.shared.json.ReceivedJson;
import jakarta.json.JsonException;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;

/** An HTTP response: the status and the complete JSON body. */
public record WireAnswer(int status, JsonStructure json) {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int STILL_RUNNING = 409;
    private static final int SERVER_ERROR = 500;

    /**
     * @throws GatewayUnavailable if the same call may succeed later: no JSON, 5xx, 429, or 409 for a request that is still being
     *     processed
     */
    static WireAnswer of(Response response) {
        try (response) {
            int status = response.getStatus();
            if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == STILL_RUNNING) {
                throw new GatewayUnavailable("HTTP " + status);
            }
            return new WireAnswer(status, read(response.readEntity(String.class)));
        } catch (ProcessingException e) {
            throw new GatewayUnavailable("The response is incomplete", e);
        }
    }

    private static JsonStructure read(String body) {
        try {
            JsonStructure json = ReceivedJson.read(body);
            if (json.getValueType() == JsonValue.ValueType.OBJECT || json.getValueType() == JsonValue.ValueType.ARRAY) {
                return json;
            }
        } catch (JsonException e) {
            throw new GatewayUnavailable("The response is not JSON", e);
        }
        throw new GatewayUnavailable("The response is not a JSON object");
    }

    boolean isError() {
        return status >= 400;
    }
}
