package io.yemae.shared.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.util.Map;

/**
 * JSON that another system sent, and the bounds within which any JSON is read. The parser gives up beyond them with exceptions of several
 * kinds; here each of them is a {@link JsonException}, so that a caller who refuses bad JSON refuses all of it.
 */
public final class ReceivedJson {
    /** Levels. What we read has at most six. */
    public static final int DEEPEST = 20;

    /** Characters of one text; a body has at most 64 KiB. */
    public static final int LONGEST_TEXT = 64 * 1024;

    /** Characters of one number. The largest that we store has 19 digits. */
    public static final int LONGEST_NUMBER = 100;

    /** Characters of the name of one member. */
    public static final int LONGEST_NAME = 256;

    // The names are the parser's (Parsson).
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of(
        "org.eclipse.parsson.maxDepth", DEEPEST,
        "org.eclipse.parsson.maxBigDecimalLength", LONGEST_NUMBER));

    private ReceivedJson() {
    }

    /** @throws JsonException when it is no JSON object or array, null and empty texts included, or deeper than {@link #DEEPEST} */
    public static JsonStructure read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text == null ? "" : text))) {
            return reader.read();
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonException("No JSON that we read", e);
        }
    }
}
