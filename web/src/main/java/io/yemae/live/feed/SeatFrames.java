package io.yemae.live.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.live.feed.Frames.Frame;
import io.yemae.live.feed.Frames.Message;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
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

/** Serialises seat changes. */
@ApplicationScoped
public class SeatFrames {

    @Inject
    Frames frames;

    @Inject
    Clock clock;

    /**
     * One seat, without its buyer.
     *
     * @param performanceId null if the frame contains many seats and names the performance once
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SeatData(UUID seatId, String status, UUID performanceId, Instant timestamp) {
    }

    /** One seat, for clients that join rooms by message. */
    record RoomSeat(UUID eventId, UUID seatId, String status) {
    }

    /** All simultaneous changes, with their common values once. */
    record Batch(String event, List<Frame<SeatData>> data, UUID performanceId, String version) {

        Batch(List<Frame<SeatData>> data, UUID performanceId, String version) {
            this("batch", data, performanceId, version);
        }
    }

    /** All simultaneous changes as indexes of the seat plan, by state. */
    record Indexed(String event, UUID performanceId, String version, ByState data) {

        Indexed(UUID performanceId, String version, List<SeatsUpdated.Update> updates) {
            this("states", performanceId, version, ByState.of(updates));
        }
    }

    /** Indexes of seats. Units of general admission have none. */
    record ByState(List<Integer> available, List<Integer> locked, List<Integer> sold,
                   @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> blocked) {

        static ByState of(List<SeatsUpdated.Update> updates) {
            return new ByState(in(updates, SeatStatus.AVAILABLE), in(updates, SeatStatus.LOCKED), in(updates, SeatStatus.SOLD),
                in(updates, SeatStatus.BLOCKED));
        }

        private static List<Integer> in(List<SeatsUpdated.Update> updates, SeatStatus status) {
            return updates.stream().filter(each -> each.status() == status).map(SeatsUpdated.Update::index).filter(index -> index >= 0)
                .toList();
        }
    }

    /** The cache key of frames with the changes since a version. */
    private record MissedKey(String since, FrameFormat format) {
    }

    /** The same update in each format, serialised the first time that a listener needs it. */
    static final class Written {
        private final Function<FrameFormat, List<String>> writer;
        private final Map<FrameFormat, List<String>> texts = new EnumMap<>(FrameFormat.class);

        private Written(Function<FrameFormat, List<String>> writer) {
            this.writer = writer;
        }

        synchronized List<String> frames(FrameFormat format) {
            return texts.computeIfAbsent(format, writer);
        }
    }

    Written of(SeatsUpdated news) {
        Instant now = now();
        return new Written(format -> news.updates().isEmpty() ? reload(format)
            : texts(news.event(), news.performance(), news.version(), news.updates(), now, format));
    }

    /** The changes since a version, in the order of the seats. Empty if there are none. */
    List<String> of(SeatMap.Delta delta, String since, FrameFormat format) {
        return delta.changed().length == 0 ? List.of() : delta.map().derived(new MissedKey(since, format),
            map -> texts(map.plan().event(), map.plan().performance(), map.version(), updates(delta, map), now(), format));
    }

    private static List<SeatsUpdated.Update> updates(SeatMap.Delta delta, SeatMap map) {
        return Arrays.stream(delta.changed())
            .mapToObj(seat -> SeatsUpdated.Update.of(map, seat))
            .toList();
    }

    /** For a client whose missed changes are not known: it must load the seat map again. */
    List<String> reload(FrameFormat format) {
        return List.of(frames.text(new Frame<>("reload", new Message("좌석도를 다시 불러와 주세요."), null), format));
    }

    private List<String> texts(EventId event, PerformanceId performance, String version, List<SeatsUpdated.Update> updates, Instant now,
                               FrameFormat format) {
        if (format == FrameFormat.INDEXED) {
            return List.of(frames.text(new Indexed(performance.value(), version, updates)));
        }
        if (format == FrameFormat.ROOM) {
            return updates.stream().map(each -> frames.text(inRoom(each, event), format)).toList();
        }
        return format == FrameFormat.BATCH
            ? List.of(frames.text(new Batch(updates.stream().map(each -> frame(each, null, null, now)).toList(), performance.value(),
                version)))
            : updates.stream().map(each -> frames.text(frame(each, performance.value(), version, now), format)).toList();
    }

    private static Frame<SeatData> frame(SeatsUpdated.Update update, UUID performance, String version, Instant now) {
        return new Frame<>(eventOf(update.status()), new SeatData(update.seat().value(), update.status().wireName(), performance, now),
            version);
    }

    private static Frame<RoomSeat> inRoom(SeatsUpdated.Update update, EventId event) {
        String status = switch (update.status()) {
            case AVAILABLE, LOCKED -> update.status().wireName();
            case SOLD, BLOCKED -> "reserved";
        };
        return new Frame<>(update.status() == SeatStatus.AVAILABLE ? "seats-released" : "seat-selected",
            new RoomSeat(event.value(), update.seat().value(), status), null);
    }

    /** Milliseconds are enough for people. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String eventOf(SeatStatus status) {
        return switch (status) {
            case LOCKED -> "seat-locked";
            case AVAILABLE -> "seat-released";
            case SOLD, BLOCKED -> "seat-sold";
        };
    }
}
