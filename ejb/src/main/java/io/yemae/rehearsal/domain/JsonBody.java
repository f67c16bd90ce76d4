package io.yemae.rehearsal.domain;

import java.util.List;
import java.util.Map;

/** A JSON object in types of the JDK: text, numbers, booleans, lists, and maps for objects. A null member counts as missing. */
public record JsonBody(Map<String, Object> members) {
    public static final JsonBody EMPTY = new JsonBody(Map.of());

    boolean has(String name) {
        return members.get(name) != null;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    int number(String name, int otherwise) {
        return members.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    String text(String name, String otherwise) {
        return members.get(name) instanceof String text ? text : otherwise;
    }

    List<Integer> numbers(String name) {
        return list(name).stream().map(each -> ((Number) each).intValue()).toList();
    }

    List<JsonBody> objects(String name) {
        return list(name).stream().map(JsonBody::of).toList();
    }

    JsonBody object(String name) {
        return has(name) ? of(members.get(name)) : EMPTY;
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked")
    private static JsonBody of(Object object) {
        return new JsonBody((Map<String, Object>) object);
    }
}
