package io.yemae.pages;

import io.yemae.shared.SiteAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What all pages have in common: the head, the navigation, the foot. */
@ApplicationScoped
public class PageFrame {
    private static final String COMMON_TEXTS = "core";
    private static final String COMMON_MODULE = "core/site.js";

    @Inject
    Assets assets;

    @Inject
    Texts texts;

    @Inject
    Templates templates;

    @Inject
    SiteAddress site;

    @Inject
    Shells shells;

    /**
     * An entry of the navigation of staff. It is hidden until the page knows the user's role.
     *
     * @param roles separated by spaces
     */
    record Entry(String address, String label, String roles) {
    }

    record Model(String lang, String territory, String otherLang, String otherAddress, String koreanAddress, String englishAddress,
                 String address, String assets, Set<String> preloads, Set<String> later, List<String> scripts, String texts,
                 List<Entry> entries, PageContent page) {

        /** For the name in the tab. */
        public String tab() {
            return page.title();
        }
    }

    /** The page at the address of the request. */
    public PreparedPage page(PageRequest request, PageContent content) {
        return PreparedPage.html(html(request.language(), request.path(), content));
    }

    /** @param path the address of the page without its language */
    String html(PageLanguage language, String path, PageContent content) {
        List<String> modules = new ArrayList<>(List.of(COMMON_MODULE));
        modules.addAll(content.modules());
        Set<String> preloads = new LinkedHashSet<>();
        modules.forEach(each -> preloads.addAll(assets.withImports("/app/" + each)));
        Set<String> later = new LinkedHashSet<>();
        content.later().forEach(each -> later.addAll(assets.withImports("/app/" + each)));
        later.removeAll(preloads);
        List<String> sections = new ArrayList<>(List.of(COMMON_TEXTS));
        sections.addAll(content.texts());
        PageLanguage other = language == PageLanguage.KO ? PageLanguage.EN : PageLanguage.KO;
        return templates.render("page", language, new Model(language.code(), language.territory(), other.code(), other.address(path),
            site.url() + PageLanguage.KO.address(path), site.url() + PageLanguage.EN.address(path), site.url() + language.address(path),
            assets.folder(), preloads, later, modules, texts.json(language, sections),
            content.roles() == null ? List.of() : entries(language), content));
    }

    private List<Entry> entries(PageLanguage language) {
        return shells.staffEntries().stream().map(each -> new Entry(language.address(each.pattern()), texts.of(language, each.titleKey()),
            String.join(" ", each.staff().roles()))).toList();
    }
}
