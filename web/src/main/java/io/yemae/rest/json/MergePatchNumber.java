package io.yemae.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.Optional;

/** A number of a merge patch (RFC 7396): null if it was not sent, empty if it was sent as null. */
public class MergePatchNumber extends StdDeserializer<Optional<Integer>> {
    private static final long serialVersionUID = 1L;

    public MergePatchNumber() {
        super(Optional.class);
    }

    @Override
    public Optional<Integer> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Optional.of(context.readValue(parser, Integer.class));
    }

    @Override
    public Optional<Integer> getNullValue(DeserializationContext context) {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> getAbsentValue(DeserializationContext context) {
        return null;
    }
}
