package io.yemae.live.ws;

import io.yemae.live.ws.Frames.Frame;
import io.yemae.live.ws.Frames.Message;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.SeatsUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Seat changes as the text of frames. */
@ApplicationScoped
public class SeatFrames {

    @Inject
    Frames frames;

    @Inject
    Clock clock;

    /** One seat. Nobody is told who has it. */
    record SeatData(UUID seatId, String status, UUID performanceId, Instant timestamp) {
    }

    /** The same news in each form, written when the first who takes it so needs it. */
    static final class Written {
        private final Function<Form, List<String>> writing;
        private final Map<Form, List<String>> texts = new EnumMap<>(Form.class);

        private Written(Function<Form, List<String>> writing) {
            this.writing = writing;
        }

        synchronized List<String> frames(Form form) {
            return texts.computeIfAbsent(form, writing);
        }
    }

    Written of(SeatsUpdated news) {
        Instant now = clock.instant();
        List<Frame<SeatData>> each = news.updates().stream()
            .map(update -> new Frame<>(eventOf(update.status()),
                new SeatData(update.seat().value(), update.status().wireName(), news.performance().value(), now), news.version()))
            .toList();
        return new Written(form -> frames.texts(each, news.version(), form));
    }

    /** For who cannot be told what was missed. */
    List<String> reload(Form form) {
        return List.of(frames.text(new Frame<>("reload", new Message("좌석도를 다시 불러와 주세요."), null), form));
    }

    private static String eventOf(SeatStatus status) {
        return switch (status) {
            case LOCKED -> "seat-locked";
            case AVAILABLE -> "seat-released";
            case SOLD -> "seat-sold";
        };
    }
}
