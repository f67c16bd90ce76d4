package io.yemae.pages.open;

import io.yemae.catalog.Catalogue;
import io.yemae.catalog.EventView;
import io.yemae.pages.OpenPage;
import io.yemae.pages.PageContent;
import io.yemae.pages.PageFrame;
import io.yemae.pages.PageLanguage;
import io.yemae.pages.PageRequest;
import io.yemae.pages.PreparedPage;
import io.yemae.pages.Templates;
import io.yemae.pages.Texts;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Search with its filters in the address. It works without JavaScript. */
@ApplicationScoped
class SearchPage implements OpenPage {

    @Inject
    Catalogue catalogue;

    @Inject
    Categories categories;

    @Inject
    PageFrame frame;

    @Inject
    Templates templates;

    @Inject
    Texts texts;

    record Choice(String value, String name, boolean isChosen) {
    }

    record Model(SearchQuery query, List<Categories.Chip> chips, List<Choice> statuses, List<Choice> orders, String result, String problem,
                 List<EventCard> events, String earlier, String later) {

        public boolean isNothing() {
            return events.isEmpty() && problem == null;
        }
    }

    @Override
    public String mapping() {
        return "/search";
    }

    @Override
    public PreparedPage render(PageRequest request) {
        PageLanguage language = request.language();
        SearchQuery query = SearchQuery.of(request);
        Page<EventView> found = null;
        try {
            found = catalogue.list(query.filter(language));
        } catch (Problem e) {
            // A day or a price that is none. The form keeps what was typed.
        }
        String title = query.text().isEmpty() ? texts.of(language, "search.title")
            : texts.of(language, "search.titleFor", "text", query.text());
        String body = templates.render("search", language, model(query, language, found));
        return frame.page(request, PageContent.of(title, texts.of(language, "home.description"), body));
    }

    private Model model(SearchQuery query, PageLanguage language, Page<EventView> found) {
        List<Choice> statuses = Stream.of("", "on_sale", "upcoming", "sold_out", "ended")
            .map(each -> new Choice(each, texts.of(language, each.isEmpty() ? "search.anyStatus" : "event." + each),
                each.equals(query.status())))
            .toList();
        List<Choice> orders = Stream.of("opening", "latest", "name")
            .map(each -> new Choice(each, texts.of(language, "search." + each), each.equals(query.sort()))).toList();
        List<Categories.Chip> chips = categories.chips(language, query.category());
        if (found == null) {
            return new Model(query, chips, statuses, orders, null, texts.of(language, "search.problem"), List.of(), null, null);
        }
        return new Model(query, chips, statuses, orders, texts.of(language, "search.count", "n", Wording.count(found.total())), null,
            found.items().stream().map(each -> EventCard.of(each, language, texts)).toList(),
            found.page() > 1 ? query.address(language, found.page() - 1) : null,
            found.page() < found.totalPages() ? query.address(language, found.page() + 1) : null);
    }
}
