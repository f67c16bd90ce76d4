package io.yemae.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.yemae.shared.text.InvalidTextException;
import io.yemae.shared.text.Text;
import io.yemae.shared.text.TextKind;
import java.io.IOException;

/** Reads a JSON string by the rules of {@link Text}. Other JSON values are refused. */
final class TextDeserializer extends StdScalarDeserializer<String> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    private final TextKind kind;

    TextDeserializer() {
        this(TextKind.LINE);
    }

    private TextDeserializer(TextKind kind) {
        super(String.class);
        this.kind = kind;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty member) {
        TextInput input = member == null ? null : member.getAnnotation(TextInput.class);
        return input == null || input.value() == kind ? this : new TextDeserializer(input.value());
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        try {
            return Text.read(parser.getText(), kind);
        } catch (InvalidTextException e) {
            throw new JsonMappingException(parser, e.getMessage(), e);
        }
    }
}
