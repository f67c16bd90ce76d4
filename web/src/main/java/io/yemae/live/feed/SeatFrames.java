package io.yemae.live.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.live.feed.Frames.Frame;
import io.yemae.live.feed.Frames.Message;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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

    /** One seat. Nobody is told who has it. @param performanceId null where it is said for many seats at once */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeatData(UUID seatId, String status, UUID performanceId, Instant timestamp) {
    }

    /** One seat, for clients that join rooms by message. */
    record RoomSeat(UUID eventId, UUID seatId, String status) {
    }

    /** All that changed together, each as it is told alone, and once what is the same for all. */
    record Batch(String event, List<Frame<SeatData>> data, UUID performanceId, String version) {

        Batch(List<Frame<SeatData>> data, UUID performanceId, String version) {
            this("batch", data, performanceId, version);
        }
    }

    /** Names the frames that tell what changed since a version. */
    private record Missed(String since, FrameFormat form) {
    }

    /** The same news in each form, written when the first who takes it so needs it. */
    static final class Written {
        private final Function<FrameFormat, List<String>> writing;
        private final Map<FrameFormat, List<String>> texts = new EnumMap<>(FrameFormat.class);

        private Written(Function<FrameFormat, List<String>> writing) {
            this.writing = writing;
        }

        synchronized List<String> frames(FrameFormat form) {
            return texts.computeIfAbsent(form, writing);
        }
    }

    Written of(SeatsUpdated news) {
        Instant now = now();
        return new Written(form -> news.updates().isEmpty() ? reload(form)
            : texts(news.event(), news.performance(), news.version(), news.updates(), now, form));
    }

    /** What changed since a version, in order of the seats; none when nothing did. */
    List<String> of(SeatMap.Delta delta, String since, FrameFormat form) {
        return delta.changed().length == 0 ? List.of() : delta.map().derived(new Missed(since, form),
            map -> texts(map.plan().event(), map.plan().performance(), map.version(), Arrays.stream(delta.changed()).mapToObj(seat -> new SeatsUpdated.Update(new SeatId(map.plan().id(seat)), map.status(seat))).toList(), now(), form));
    }

    /** For who cannot be told what was missed. */
    List<String> reload(FrameFormat form) {
        return List.of(frames.text(new Frame<>("reload", new Message("좌석도를 다시 불러와 주세요."), null), form));
    }

    private List<String> texts(EventId event, PerformanceId performance, String version, List<SeatsUpdated.Update> updates, Instant now,
                               FrameFormat form) {
        if (form == FrameFormat.ROOM) {
            return updates.stream().map(each -> frames.text(inRoom(each, event), form)).toList();
        }
        return form == FrameFormat.BATCH
            ? List.of(frames.text(new Batch(updates.stream().map(each -> frame(each, null, null, now)).toList(), performance.value(), version)))
            : updates.stream().map(each -> frames.text(frame(each, performance.value(), version, now), form)).toList();
    }

    private static Frame<SeatData> frame(SeatsUpdated.Update update, UUID performance, String version, Instant now) {
        return new Frame<>(eventOf(update.status()), new SeatData(update.seat().value(), update.status().wireName(), performance, now), version);
    }

    private static Frame<RoomSeat> inRoom(SeatsUpdated.Update update, EventId event) {
        String status = update.status() == SeatStatus.SOLD ? "reserved" : update.status().wireName();
        return new Frame<>(update.status() == SeatStatus.AVAILABLE ? "seats-released" : "seat-selected",
            new RoomSeat(event.value(), update.seat().value(), status), null);
    }

    /** Nobody needs it finer than people see. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String eventOf(SeatStatus status) {
        return switch (status) {
            case LOCKED -> "seat-locked";
            case AVAILABLE -> "seat-released";
            case SOLD -> "seat-sold";
        };
    }
}
