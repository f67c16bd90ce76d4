package io.yemae.rest.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.json.JsonBounds;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Rewrites schemas that the scanner derived from Java for JSON schema validators (ECMA 262 patterns, typed examples). */
final class PortableSchema {
    private static final ObjectMapper JSON = JsonBounds.plainMapper();
    /** Character classes, flags, intersections and possessive quantifiers that only Java has. */
    private static final Pattern ONLY_JAVA = Pattern.compile("\\\\[pPQhRXzZAG]|\\(\\?[a-zA-Z]|&&|[*+?}]\\+");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\w+(\\|\\w+)+");
    /** The scanner writes this for NotBlank. It may match anywhere in the text. */
    private static final String NOT_BLANK = "\\S";

    private PortableSchema() {
    }

    static Schema of(Schema schema) {
        schema.setPattern(pattern(schema));
        if (schema.getExamples() != null) {
            schema.setExamples(schema.getExamples().stream().map(PortableSchema::example).toList());
        }
        if (schema.getEnumeration() != null && schema.getType() == null) {
            schema.addType(Schema.SchemaType.STRING);
        }
        return schema;
    }

    /** Bean Validation matches the whole text, a schema any part of it. A UUID needs no pattern beside its format. */
    private static String pattern(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern == null || pattern.equals(NOT_BLANK) || pattern.startsWith("^")) {
            return pattern;
        }
        if (ALTERNATIVES.matcher(pattern).matches()) {
            schema.setEnumeration(List.copyOf(Arrays.asList(pattern.split("\\|"))));
            return null;
        }
        return "uuid".equals(schema.getFormat()) || ONLY_JAVA.matcher(pattern).find() ? null : "^(?:" + pattern + ")$";
    }

    /** In an annotation a text example is written as JSON, in quotes. */
    private static Object example(Object example) {
        if (example instanceof String text && text.startsWith("\"")) {
            try {
                return JSON.readValue(text, Object.class);
            } catch (JsonProcessingException e) {
                return example;
            }
        }
        return example;
    }
}
