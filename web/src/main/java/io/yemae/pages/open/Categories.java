package io.yemae.pages.open;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventView;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.QueryText;
import io.yemae.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The categories of current events, as links to the search. */
@ApplicationScoped
class Categories {
    private static final int SAMPLE = 100;
    private static final int MOST = 10;

    @Inject
    Catalogue catalogue;

    record Chip(String name, String href, boolean isChosen) {
    }

    /** @param chosen null for none */
    List<Chip> chips(PageLanguage language, String chosen) {
        return Stream.of("on_sale", "upcoming")
            .flatMap(status -> catalogue.list(EventFilter.of(status, null, new Page.Request(1, SAMPLE))).items().stream())
            .map(EventView::category)
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST)
            .map(name -> new Chip(name, language.address("/search") + "?category=" + QueryText.encoded(name), name.equals(chosen)))
            .toList();
    }
}
