package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on which an administrator rehearses the sale of an event. */
class RehearsalPageIT extends BrowserIT {
    private static final int MOST_BYTES = 96_000;
    private static final Buyer ADMINISTRATOR = new Buyer(null, null, 0, "admin@yemae.test");

    @ParameterizedTest
    @CsvSource({"ko, 완료, 아직 예행연습을", "en, Done, not been rehearsed"})
    void aRehearsalIsStartedWatchedAndRead(String language, String done, String none) {
        Show show = stage.show(30, Map.of("title", "예행 " + language));
        Visitor visitor = (language.equals("ko") ? dark() : phone(language)).as(ADMINISTRATOR).open("/admin/events/" + show.event());
        Page page = visitor.page();
        page.locator(".tabs a[href$='/rehearsal']").click();
        assertThat(page.locator(".empty")).containsText(none);
        visitor.open("/admin/events/" + show.event() + "/rehearsal");
        assertThat(page.locator(".empty")).isVisible();
        assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);

        fill(page, Map.of("buyers", "0", "seatsPerBuyer", "1", "arrivalSeconds", "2", "thinkMillis", "50", "giveUpPercent", "0"));
        page.locator("[name=force]").check();
        page.locator("[name=buyers]").press("Enter");
        assertThat(page.locator("[name=buyers]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("[name=thinkMillis]")).hasValue("50");
        page.locator("[name=buyers]").fill("40");
        page.locator("[name=buyers]").press("Enter");
        Locator report = page.locator("[data-status]");
        assertThat(report).isVisible();
        assertThat(page.locator("[data-status=done]")).isVisible();

        assertThat(report.locator(".badge").first()).hasText(done);
        assertThat(report.locator("[data-figure=sold] strong")).hasText("30");
        assertThat(report.locator("[data-figure=sellOut] strong")).not().hasText("–");
        assertThat(report.locator("[data-step=hold]")).isVisible();
        assertThat(report.locator("[data-limit]")).isVisible();
        visitor.axe().picture("rehearsal-" + language);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
        soon(() -> assertThat(sql.number("SELECT count(*) FROM rehearsals WHERE removed_at IS NULL")).isZero());
    }

    private static void fill(Page page, Map<String, String> values) {
        values.forEach((name, value) -> page.locator("[name=" + name + "]").fill(value));
    }
}
