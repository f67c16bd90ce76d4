package io.yemae.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CatalogueVersionsTest {
    private final CatalogueVersions versions = new CatalogueVersions();
    private final EventId event = new EventId(new UUID(0, 1));
    private final EventId other = new EventId(new UUID(0, 2));

    @Test
    void aChangeOfAnEventChangesItsVersionAndThatOfTheListsOnly() {
        long before = versions.ofEvent(event);
        long lists = versions.ofLists();
        long others = versions.ofEvent(other);

        versions.onCommit(Change.ofEvent(event));

        assertThat(versions.ofEvent(event)).isNotEqualTo(before);
        assertThat(versions.ofLists()).isNotEqualTo(lists);
        assertThat(versions.ofEvent(other)).isEqualTo(others);
    }

    @Test
    void aChangeOfAllEventsIsOneOfEach() {
        versions.onCommit(Change.ofEvent(event));
        long before = versions.ofEvent(event);
        long others = versions.ofEvent(other);

        versions.onArrival(ChangesArrived.of(List.of(Change.ofAllEvents())));

        assertThat(versions.ofEvent(event)).isNotEqualTo(before);
        assertThat(versions.ofEvent(other)).isNotEqualTo(others);
    }

    @Test
    void seatsAndWaitingRoomsAreNoDataOfTheCatalogue() {
        long before = versions.ofEvent(event);
        long lists = versions.ofLists();

        versions.onCommit(Change.ofRoom(event));
        versions.onCommit(Change.ofSeats(new PerformanceId(event.value())));

        assertThat(versions.ofEvent(event)).isEqualTo(before);
        assertThat(versions.ofLists()).isEqualTo(lists);
    }
}
