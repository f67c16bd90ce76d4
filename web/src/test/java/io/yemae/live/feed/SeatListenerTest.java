package io.yemae.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatListenerTest {
    private static final EventId EVENT = new EventId(UUID.randomUUID());
    private static final PerformanceId MATINEE = new PerformanceId(UUID.randomUUID());
    private static final PerformanceId EVENING = new PerformanceId(UUID.randomUUID());

    private final List<String> received = new ArrayList<>();
    private final List<SeatListener> behind = new ArrayList<>();
    private final SeatFrames frames = frames();
    private Runnable sent;

    private final SeatListener listener = listener(Optional.empty());

    @Test
    void anUpToDateListenerGetsTheNextChangeAtOnce() {
        listener.takeMissed();

        offer(news(MATINEE, "1", "2"));
        sent.run();
        offer(news(MATINEE, "2", "3"));
        sent.run();

        assertThat(received).hasSize(2).allMatch(frame -> frame.contains("seat-sold"));
        assertThat(behind).isEmpty();
    }

    @Test
    void changesWhileAFrameIsInFlightAreNotedAndNotQueued() {
        listener.takeMissed();
        offer(news(MATINEE, "1", "2"));

        offer(news(MATINEE, "2", "3"));
        offer(news(MATINEE, "3", "4"));
        offer(news(EVENING, "7", "8"));
        assertThat(received).hasSize(1);
        assertThat(behind).isEmpty();

        sent.run();
        assertThat(behind).containsExactly(listener);
        assertThat(listener.takeMissed()).isEqualTo(Map.of(MATINEE, "2", EVENING, "7"));
    }

    @Test
    void nothingElseIsSentDuringCatchUp() {
        listener.miss(MATINEE, "1");
        listener.takeMissed();
        listener.send(List.of("missed"));

        offer(news(MATINEE, "2", "3"));

        assertThat(received).containsExactly("missed");
        assertThat(listener.takeMissed()).isEqualTo(Map.of(MATINEE, "2"));
        assertThat(listener.takeMissed()).as("all is received").isEmpty();
        offer(news(MATINEE, "3", "4"));
        assertThat(received).hasSize(2);
    }

    @Test
    void changesBeforeTheBeginningCountAsMissed() {
        offer(news(MATINEE, "5", "6"));
        listener.miss(MATINEE, "1");

        assertThat(received).isEmpty();
        assertThat(listener.takeMissed()).isEqualTo(Map.of(MATINEE, "1"));
    }

    @Test
    void aListenerOfOnePerformanceGetsNoOther() {
        SeatListener picky = listener(Optional.of(EVENING));
        picky.takeMissed();

        picky.offer(news(MATINEE, "1", "2"), frames.of(news(MATINEE, "1", "2")));
        assertThat(received).isEmpty();
        picky.offer(news(EVENING, "1", "2"), frames.of(news(EVENING, "1", "2")));
        assertThat(received).hasSize(1);
    }

    @Test
    void aChangedSeatPlanMakesClientsReload() {
        listener.takeMissed();

        offer(new SeatsUpdated(EVENT, MATINEE, "1", "2", List.of()));

        assertThat(received).singleElement().asString().contains("\"event\":\"reload\"");
    }

    @Test
    void aBatchContainsCommonValuesOnce() {
        SeatsUpdated two = new SeatsUpdated(EVENT, MATINEE, "1", "2", List.of(update(SeatStatus.LOCKED), update(SeatStatus.AVAILABLE)));

        List<String> batch = frames.of(two).frames(FrameFormat.BATCH);

        assertThat(batch).singleElement().asString()
            .containsOnlyOnce("\"version\":\"2\"").containsOnlyOnce(MATINEE.toString())
            .contains("\"event\":\"seat-locked\"", "\"event\":\"seat-released\"");
    }

    private void offer(SeatsUpdated news) {
        listener.offer(news, frames.of(news));
    }

    private SeatListener listener(Optional<PerformanceId> performance) {
        return new SeatListener(new SeatSubscription(EVENT, performance, Optional.empty(), FrameFormat.SINGLE), (texts, whenSent) -> {
            received.addAll(texts);
            sent = whenSent;
        }, behind::add);
    }

    private static SeatsUpdated news(PerformanceId performance, String from, String version) {
        return new SeatsUpdated(EVENT, performance, from, version, List.of(update(SeatStatus.SOLD)));
    }

    private static SeatsUpdated.Update update(SeatStatus status) {
        return new SeatsUpdated.Update(new SeatId(UUID.randomUUID()), 0, status);
    }

    private static SeatFrames frames() {
        SeatFrames frames = new SeatFrames();
        frames.frames = new Frames(new ObjectMapper().registerModule(new JavaTimeModule()));
        frames.clock = Clock.systemUTC();
        return frames;
    }
}
