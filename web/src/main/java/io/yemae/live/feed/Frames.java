package io.yemae.live.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Serialises updates. */
@ApplicationScoped
public class Frames {
    private final ObjectMapper json;

    /** For the container's proxy. */
    protected Frames() {
        this(null);
    }

    @Inject
    Frames(ObjectMapper json) {
        this.json = json;
    }

    /**
     * One update.
     *
     * @param version of the seat map that contains it; null for other updates
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Frame<T>(String event, T data, String version) {
    }

    /** A sentence for people. */
    record Message(String message) {
    }

    /** A Socket.IO event with its data. */
    public String array(String event, Object data) {
        return text(List.of(event, data));
    }

    String text(Frame<?> frame, FrameFormat format) {
        return format == FrameFormat.ARRAY || format == FrameFormat.ROOM
            ? text(frame.version() == null ? List.of(frame.event(), frame.data()) : List.of(frame.event(), frame.data(), frame.version()))
            : text((Object) frame);
    }

    String text(Object frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
