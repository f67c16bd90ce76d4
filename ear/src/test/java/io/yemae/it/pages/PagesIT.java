package io.yemae.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.pages.Page.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of the README pages. */
class PagesIT {
    /* "console" is for commands that cannot run beside the tests: mvn, an installation on another machine. */
    private static final Set<String> LANGUAGES = Set.of("sh", "console", "js", "sql", "mermaid", "yaml", "json", "text");
    private static final int FRONT_PAGE_LINES = 150;

    @Test
    void everyRelativeLinkResolves() {
        assertThat(Page.all()).extracting(Page::name).contains("README.md", "ejb/README.md", "web/README.md", "ear/README.md",
            "wildfly-config/README.md", ".github/CONTRIBUTING.md");
        assertThat(Page.all().stream().flatMap(PagesIT::brokenLinks)).isEmpty();
    }

    @Test
    void aBrokenLinkIsFound() {
        Page page = new Page("web/README.md", List.of("# Title", "[a](../ejb/README.md) [b](#title) [c](https://example.com/) `[d](code)`",
            "```sh", "[e](block)", "```", "[f](nowhere.md) [g](#no-such-title) [h](../README.md#no-such-title)"));

        assertThat(brokenLinks(page)).containsExactly("web/README.md: nowhere.md", "web/README.md: #no-such-title",
            "web/README.md: ../README.md#no-such-title");
    }

    @Test
    void everyBlockNamesItsLanguage() {
        assertThat(Page.all().stream().flatMap(page -> page.blocks().stream()).map(Block::language)).isSubsetOf(LANGUAGES).contains("sh");
    }

    @Test
    void theFrontPageIsShort() {
        assertThat(Page.read(Page.ROOT.resolve("README.md")).lines()).hasSizeLessThanOrEqualTo(FRONT_PAGE_LINES);
    }

    private static Stream<String> brokenLinks(Page page) {
        return page.links().stream().filter(link -> !link.matches("[a-z]+:.*") && !resolves(page, link))
            .map(link -> page.name() + ": " + link);
    }

    private static boolean resolves(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? Page.ROOT.resolve(page.name())
            : Page.ROOT.resolve(page.name()).resolveSibling(parts[0]).normalize();
        if (parts.length == 1) {
            return Files.exists(file);
        }
        return parts[0].isEmpty() ? page.anchors().contains(parts[1]) : Files.isRegularFile(file)
            && Page.read(file).anchors().contains(parts[1]);
    }
}
