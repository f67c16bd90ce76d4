package io.yemae.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.catalog.CatalogueRead;
import io.yemae.catalog.CatalogueReads;
import io.yemae.catalog.CatalogueVersions;
import io.yemae.catalog.EventProgram;
import io.yemae.catalog.PerformanceView;
import io.yemae.live.Change;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.rest.json.JsonBounds;
import io.yemae.seating.CachedSeatMaps;
import io.yemae.seating.GradeCount;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatStatus;
import io.yemae.seating.domain.SeatState;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page is served again exactly as long as it is correct. */
class EventPagesTest {
    private static final String TARGET = "/api/events/one";
    private static final UUID SEAT = Uuid7.next();
    private static final UUID GRADE = Uuid7.next();

    private final EventId event = EventId.next();
    private final PerformanceView performance = new PerformanceView(PerformanceId.next(), 1, Instant.EPOCH, Instant.MAX, null);
    private String title = "before";
    private final EventPage.Recipe left = EventPage.Recipe.of(EventProgram::current, (program, maps) ->
        List.of(title, GradeCount.byGrade(maps).get(GRADE).available()));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-24T10:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final EventPages pages = new EventPages();

    private String target = TARGET;
    private Duration validity = Duration.ofSeconds(5);
    private boolean exists = true;
    private int reads;
    private SeatMap seats = seats(SeatStatus.AVAILABLE);
    private boolean seatsAreCached = true;

    @BeforeEach
    void withACatalogue() {
        pages.clock = clock;
        pages.json = JsonBounds.plainMapper();
        pages.versions = new CatalogueVersions();
        pages.request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> method.getName().equals("getRequestURI") ? target : null);
        pages.catalogue = new CatalogueReads() {
            @Override
            public Optional<CatalogueRead<EventProgram>> program(EventId id) {
                reads++;
                EventProgram program = new EventProgram(null, List.of(performance), clock.instant());
                return exists ? Optional.of(new CatalogueRead<>(program, clock.instant().plus(validity))) : Optional.empty();
            }
        };
        pages.seatMaps = new SeatMaps() {
            @Override
            public SeatMap map(PerformanceId id) {
                seatsAreCached = true;
                return seats;
            }
        };
        pages.cachedMaps = new CachedSeatMaps() {
            @Override
            public Optional<SeatMap> map(PerformanceId id) {
                return seatsAreCached ? Optional.of(seats) : Optional.empty();
            }
        };
    }

    @Test
    void aPageIsReadOnce() {
        assertThat(read()).isEqualTo("[\"before\",1]");
        assertThat(read()).isEqualTo("[\"before\",1]");

        assertThat(current()).contains("[\"before\",1]");
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void onlyRequestsThatWereAnsweredBeforeHaveAPage() {
        assertThat(current()).isEmpty();
        read();
        assertThat(pages.current(TARGET + "?page=2")).isEmpty();

        // Another spelling of the same request.
        target = TARGET + "?";
        read();

        assertThat(pages.current(TARGET + "?")).isPresent();
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void anEditEndsAPage() {
        read();
        title = "after";

        pages.versions.onCommit(Change.ofEvent(event));

        assertThat(current()).isEmpty();
        assertThat(read()).isEqualTo("[\"after\",1]");
        assertThat(current()).contains("[\"after\",1]");
    }

    @Test
    void whatWasReadBeforeAnEditIsNotServedAfterIt() {
        EventPage.Recipe edited = EventPage.Recipe.of(program -> {
            pages.versions.onCommit(Change.ofEvent(event));
            return program.current();
        }, left.body());

        pages.of(event, "key", edited);

        assertThat(current()).isEmpty();
    }

    @Test
    void aPageEndsAtItsTime() {
        read();
        now.updateAndGet(start -> start.plus(validity).minusNanos(1));
        assertThat(current()).isPresent();

        now.updateAndGet(before -> before.plusNanos(1));

        assertThat(current()).isEmpty();
        read();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void otherSeatsAreCountedWithoutReadingTheCatalogue() {
        read();
        String before = pages.current(TARGET).orElseThrow().response().tag();

        seats = seats(SeatStatus.LOCKED);

        assertThat(current()).contains("[\"before\",0]");
        assertThat(pages.current(TARGET).orElseThrow().response().tag()).isNotEqualTo(before);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void seatsThatMustBeReadFirstAreNotServed() {
        read();

        seatsAreCached = false;

        assertThat(current()).isEmpty();
        assertThat(read()).isEqualTo("[\"before\",1]");
        assertThat(current()).isPresent();
    }

    @Test
    void aLargePageIsNotWrittenByAThreadThatMustNotBlock() {
        title = "x".repeat(PreparedResponse.LIGHT);
        read();
        assertThat(current()).isPresent();

        seats = seats(SeatStatus.LOCKED);

        assertThat(current()).isEmpty();
        assertThat(read()).endsWith(",0]");
        assertThat(current()).isPresent();
    }

    @Test
    void whatMustNotBeCachedIsNot() {
        validity = Duration.ZERO;

        read();

        assertThat(current()).isEmpty();
    }

    @Test
    void unknownEventsHaveNoPage() {
        exists = false;

        assertThatThrownBy(this::read).isInstanceOf(Problem.class);

        assertThat(current()).isEmpty();
        assertThat(pages.find(event, "key", left)).isEmpty();
    }

    @Test
    void aListEndsWithAChangeOfAnyEvent() {
        pages.ofAll("list", () -> new CatalogueRead<>(title, clock.instant().plus(validity)), List::of);
        assertThat(current()).contains("[\"before\"]");

        pages.versions.onCommit(Change.ofEvent(EventId.next()));

        assertThat(current()).isEmpty();
    }

    private String read() {
        return text(pages.of(event, "key", left));
    }

    private Optional<String> current() {
        return pages.current(TARGET).map(page -> text(page.response()));
    }

    private static String text(PreparedResponse response) {
        return new String(response.plain(), StandardCharsets.UTF_8);
    }

    private SeatMap seats(SeatStatus status) {
        List<SeatPlan.PlannedSeat> planned = List.of(new SeatPlan.PlannedSeat(SEAT, 1, "A", 1, 1, 0, false));
        SeatPlan.Grade grade = new SeatPlan.Grade(GRADE, "A", 70_000, "#d4380d", false, 1);
        SeatPlan plan = new SeatPlan(performance.id(), event, List.of(grade), List.of("A"), planned);
        return SeatMap.of(plan, Stream.of(new SeatState(SEAT, status, 0)).filter(state -> status != SeatStatus.AVAILABLE).toList());
    }
}
