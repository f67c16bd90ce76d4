package io.yemae.catalog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.CatalogueRead;
import io.yemae.catalog.CatalogueVersions;
import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventProgram;
import io.yemae.catalog.EventTexts;
import io.yemae.catalog.domain.EventFacts;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.PerformanceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long what was read of the catalogue stays correct. */
class CachedEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant START = NOW.plus(Duration.ofDays(1));

    private final EventFacts first = onSale();
    private final EventFacts second = onSale();
    private final CachedEvents events = new CachedEvents();
    private final List<Set<UUID>> reads = new ArrayList<>();
    private boolean free = true;
    private Instant nextExpiry;

    @BeforeEach
    void withTwoEvents() {
        events.cache = new CatalogueCache();
        events.cache.cache = CatalogueCacheTest.store();
        events.cache.versions = new CatalogueVersions();
        events.queries = new EventSearch() {
            @Override
            Found find(EventFilter filter, Instant now) {
                return new Found(List.of(first.id().value(), second.id().value()), 2);
            }
        };
        events.facts = new EventFactsRows() {
            @Override
            Map<UUID, EventFacts> of(Collection<UUID> ids) {
                return List.of(first, second).stream().filter(each -> ids.contains(each.id().value()))
                    .collect(Collectors.toMap(each -> each.id().value(), Function.identity()));
            }
        };
        events.freeSeats = new FreeSeatRows() {
            @Override
            Map<UUID, FreeStatus> of(Collection<UUID> ids) {
                reads.add(Set.copyOf(ids));
                return ids.stream().collect(Collectors.toMap(Function.identity(), each -> new FreeStatus(free, nextExpiry)));
            }
        };
    }

    @Test
    void theEventsOfAListAreReadTogetherEvenIfTheyWereCachedOneAfterTheOther() {
        at(Duration.ZERO);
        program(first);
        at(Duration.ofSeconds(2));
        program(second);

        at(Duration.ofSeconds(5));
        assertThat(list().until()).isEqualTo(NOW.plusSeconds(10));

        assertThat(reads).containsExactly(Set.of(first.id().value()), Set.of(second.id().value()),
            Set.of(first.id().value(), second.id().value()));
    }

    @Test
    void whatIsCachedIsNotReadWhileNothingIsMissing() {
        at(Duration.ZERO);
        list();
        at(Duration.ofSeconds(4));

        assertThat(list().until()).isEqualTo(NOW.plusSeconds(5));
        assertThat(reads).hasSize(1);
    }

    @Test
    void aSoldOutEventIsReadAgainWhenTheNextHoldExpires() {
        free = false;
        nextExpiry = NOW.plusSeconds(3);
        at(Duration.ZERO);

        assertThat(program(first).value().event().status()).isEqualTo("sold_out");
        assertThat(program(first).until()).isEqualTo(nextExpiry);
    }

    @Test
    void noResultOutlivesTheNextChangeOfAStatus() {
        at(Duration.between(NOW, START.minusSeconds(1)));

        assertThat(program(first).until()).isEqualTo(START);
        assertThat(list().until()).isEqualTo(START);
    }

    private void at(Duration later) {
        events.clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    }

    private CatalogueRead<EventProgram> program(EventFacts event) {
        return events.program(event.id()).orElseThrow();
    }

    private CatalogueRead<?> list() {
        return events.list(EventFilter.of(null, null, new Page.Request(1, 10)));
    }

    private static EventFacts onSale() {
        EventFacts.Performance performance =
            new EventFacts.Performance(PerformanceId.next(), 1, START, START.plusSeconds(3_600), false);
        return new EventFacts(EventId.next(), 1, "제목", "", null, "콘서트", "홀", "서울", 60, null, null,
            NOW.minusSeconds(60), START.plusSeconds(60),
            null, false, null, NOW, NOW, List.of(performance), List.of(), new EventTexts(null, null, null, null, null));
    }
}
