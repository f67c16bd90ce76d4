package io.yemae.rest.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.json.JsonBounds;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Rewrites what the scanner took from Java so that it means the same to a JSON schema validator (ECMA 262 patterns, real examples). */
final class PortableSchema {
    private static final ObjectMapper JSON = JsonBounds.plainMapper();
    /** Character classes, flags, intersections and possessive quantifiers that other regular expressions do not have. */
    private static final Pattern ONLY_JAVA = Pattern.compile("\\\\[pPQhRXzZAG]|\\(\\?[a-zA-Z]|&&|[*+?}]\\+");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\w+(\\|\\w+)+");
    /** What the scanner writes for NotBlank: it is to be found anywhere in the text. */
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

    /** Bean Validation matches a whole text, a schema any part of it. The format of a UUID says what its pattern would say. */
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

    /** An annotation gives a text as JSON, in quotes. */
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
