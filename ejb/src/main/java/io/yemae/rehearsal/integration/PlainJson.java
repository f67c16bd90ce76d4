package io.yemae.rehearsal.integration;

import io.yemae.rehearsal.domain.JsonBody;
import io.yemae.shared.json.ReceivedJson;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;

/** Converts JSON to types of the JDK, so that the buyers depend on no JSON library. */
final class PlainJson {

    private PlainJson() {
    }

    /** @return empty if the text is not a JSON object */
    static JsonBody read(String text) {
        try {
            JsonStructure read = ReceivedJson.read(text);
            return read instanceof JsonObject object ? new JsonBody(members(object)) : JsonBody.EMPTY;
        } catch (JsonException e) {
            return JsonBody.EMPTY;
        }
    }

    private static Map<String, Object> members(JsonObject object) {
        Map<String, Object> members = new HashMap<>();
        object.forEach((name, value) -> members.put(name, plain(value)));
        return members;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> members(value.asJsonObject());
            case ARRAY -> value.asJsonArray().stream().map(PlainJson::plain).toList();
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).bigDecimalValue();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }
}
