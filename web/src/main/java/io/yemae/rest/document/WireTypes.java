package io.yemae.rest.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.yemae.rest.json.JsonConfiguration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The records behind the schemas of the document. A response member is required if Jackson always writes it. */
final class WireTypes {
    private static final Set<JsonInclude.Include> ALWAYS = Set.of(JsonInclude.Include.ALWAYS, JsonInclude.Include.USE_DEFAULTS);

    private final ObjectMapper mapper = new JsonConfiguration().getContext(Object.class);
    private final SerializationConfig json = mapper.getSerializationConfig();
    private final Map<String, Class<?>> responses = new HashMap<>();
    private final Set<String> requests = new HashSet<>();

    static WireTypes of(Collection<ResourceMethod> methods) {
        WireTypes types = new WireTypes();
        Map<String, Class<?>> received = new HashMap<>();
        for (ResourceMethod method : methods) {
            method.requestTypes().forEach(type -> types.collect(types.mapper.constructType(type), received));
            method.responseTypes().forEach(type -> types.collect(types.mapper.constructType(type), types.responses));
        }
        types.requests.addAll(received.keySet());
        return types;
    }

    /**
     * The required members in alphabetical order: those that annotations name and, if the schema is used in responses only, those that
     * Jackson always writes.
     *
     * @param annotated null if annotations name none
     * @return null if there are none
     */
    List<String> required(String schema, List<String> annotated) {
        List<String> members = new ArrayList<>(annotated == null ? List.of() : annotated);
        if (responses.containsKey(schema) && !requests.contains(schema)) {
            addRequired(json.introspect(mapper.constructType(responses.get(schema))), members);
        }
        return members.isEmpty() ? null : members.stream().distinct().sorted().toList();
    }

    private void addRequired(BeanDescription type, List<String> members) {
        JsonInclude.Value byDefault = type.findPropertyInclusion(json.getDefaultPropertyInclusion());
        for (BeanPropertyDefinition member : type.findProperties()) {
            if (json.getAnnotationIntrospector().findUnwrappingNameTransformer(member.getAccessor()) != null) {
                addRequired(json.introspect(member.getPrimaryType()), members);
            } else if (ALWAYS.contains(byDefault.withOverrides(member.findInclusion()).getValueInclusion())
                || member.getRawPrimaryType().isPrimitive()) {
                members.add(member.getName());
            }
        }
    }

    private void collect(JavaType type, Map<String, Class<?>> into) {
        if (type.isContainerType() || type.isReferenceType()) {
            collect(type.getContentType(), into);
        } else if (type.getRawClass().getName().startsWith("io.yemae.") && !type.isEnumType()
            && into.putIfAbsent(name(type.getRawClass()), type.getRawClass()) == null) {
            json.introspect(type).findProperties().forEach(member -> collect(member.getPrimaryType(), into));
        }
    }

    private static String name(Class<?> type) {
        Schema schema = type.getAnnotation(Schema.class);
        return schema == null || schema.name().isEmpty() ? type.getSimpleName() : schema.name();
    }
}
