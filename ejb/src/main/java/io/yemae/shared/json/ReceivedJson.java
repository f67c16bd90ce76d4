package io.yemae.shared.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.util.Map;

/**
 * JSON from other systems, and the limits for reading any JSON. The parser reports a violated limit with exceptions of several types. Here
 * each is a {@link JsonException}, so a caller that refuses bad JSON refuses all of it.
 */
public final class ReceivedJson {
    /** Levels of nesting. What we read has at most six. */
    public static final int DEEPEST = 20;

    /** Characters of one string. A body has at most 64 KiB. */
    public static final int LONGEST_TEXT = 64 * 1024;

    /** Characters of one number. The largest that we store has 19 digits. */
    public static final int LONGEST_NUMBER = 100;

    /** Characters of one member name. */
    public static final int LONGEST_NAME = 256;

    // Property names of Parsson, the JSON-P implementation of WildFly.
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of(
        "org.eclipse.parsson.maxDepth", DEEPEST,
        "org.eclipse.parsson.maxBigDecimalLength", LONGEST_NUMBER));

    private ReceivedJson() {
    }

    /** @throws JsonException if the text is null, empty or no JSON object or array, or is nested deeper than {@link #DEEPEST} */
    public static JsonStructure read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text == null ? "" : text))) {
            return reader.read();
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonException("Not JSON, or beyond the limits", e);
        }
    }
}
