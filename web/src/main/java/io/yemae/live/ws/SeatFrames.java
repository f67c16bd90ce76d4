package io.yemae.live.ws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.SeatsUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Seat changes as the text of frames. */
@ApplicationScoped
public class SeatFrames {

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /** One frame. @param version of the seat map that shows it; null within a batch, which has one for all */
    record Frame<T>(String event, T data, String version) {
    }

    /** One seat. Nobody is told who has it. */
    record SeatData(UUID seatId, String status, UUID performanceId, Instant timestamp) {
    }

    /** What a client sees who takes a frame a seat, and who takes one for all; each is written when the first one needs it. */
    static final class Written {
        private final Supplier<List<String>> single;
        private final Supplier<String> batch;
        private List<String> singleFrames;
        private String batchFrame;

        private Written(Supplier<List<String>> single, Supplier<String> batch) {
            this.single = single;
            this.batch = batch;
        }

        synchronized List<String> frames(boolean asBatch) {
            if (asBatch) {
                batchFrame = batchFrame == null ? batch.get() : batchFrame;
                return List.of(batchFrame);
            }
            singleFrames = singleFrames == null ? single.get() : singleFrames;
            return singleFrames;
        }
    }

    Written of(SeatsUpdated news) {
        Instant now = clock.instant();
        List<Frame<SeatData>> frames = news.updates().stream()
            .map(update -> new Frame<>(eventOf(update.status()),
                new SeatData(update.seat().value(), update.status().wireName(), news.performance().value(), now), news.version()))
            .toList();
        return new Written(() -> frames.stream().map(this::text).toList(), () -> text(new Frame<>("batch", frames, news.version())));
    }

    /** For who cannot be told what was missed. */
    String reload() {
        return text(new Frame<>("reload", new Message("좌석도를 다시 불러와 주세요."), null));
    }

    /** A sentence for people. */
    record Message(String message) {
    }

    private String text(Object frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String eventOf(SeatStatus status) {
        return switch (status) {
            case LOCKED -> "seat-locked";
            case AVAILABLE -> "seat-released";
            case SOLD -> "seat-sold";
        };
    }
}
