package io.yemae.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.yemae.shared.json.ReceivedJson;

/** Limits of depth and length for JSON that is read with Jackson. Every mapper is built from here. */
public final class JsonBounds {
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
        .maxNestingDepth(ReceivedJson.DEEPEST)
        .maxStringLength(ReceivedJson.LONGEST_TEXT)
        .maxNumberLength(ReceivedJson.LONGEST_NUMBER)
        .maxNameLength(ReceivedJson.LONGEST_NAME)
        .build();

    private JsonBounds() {
    }

    /** Jackson's defaults, within the limits. */
    public static ObjectMapper plainMapper() {
        return builder().build();
    }

    static JsonMapper.Builder builder() {
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build());
    }
}
