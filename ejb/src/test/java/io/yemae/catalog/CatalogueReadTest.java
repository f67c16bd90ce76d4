package io.yemae.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueReadTest {
    private static final Instant SOON = Instant.parse("2026-12-24T10:00:00Z");
    private static final Instant LATER = SOON.plusSeconds(30);

    @Test
    void whatIsMadeOfTwoResultsIsCorrectAsLongAsBothAre() {
        CatalogueRead<Integer> one = new CatalogueRead<>(1, SOON);
        CatalogueRead<Integer> two = new CatalogueRead<>(2, LATER);

        assertThat(one.and(two, Integer::sum)).isEqualTo(new CatalogueRead<>(3, SOON));
        assertThat(two.and(one, Integer::sum)).isEqualTo(new CatalogueRead<>(3, SOON));
        assertThat(CatalogueRead.all(List.of(two, one), LATER)).isEqualTo(new CatalogueRead<>(List.of(2, 1), SOON));
    }

    @Test
    void noResultIsCorrectForLongerThanItsLimit() {
        assertThat(CatalogueRead.all(List.of(new CatalogueRead<>(1, LATER)), SOON).until()).isEqualTo(SOON);
        assertThat(CatalogueRead.all(List.of(), SOON)).isEqualTo(new CatalogueRead<>(List.of(), SOON));
        assertThat(new CatalogueRead<>(1, SOON).noLongerThan(LATER).until()).isEqualTo(SOON);
    }
}
