package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of reports: from a filter to a file. */
class ReportPagesIT extends BrowserIT {
    private static final int MOST_BYTES = 96_000;
    private static final Buyer ADMINISTRATOR = new Buyer(null, null, 0, "admin@yemae.test");

    @ParameterizedTest
    @CsvSource({"ko, '140,000원', 이 기간에는", "en, '₩140,000', No sales"})
    void aReportIsFilteredReadAndExportedByKeyboard(String language, String revenue, String nothing) throws IOException {
        Show show = stage.show(10, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyerWithPoints(140_000);
        buyer.payWithPoints(buyer.hold(show, show.seats().get(0), show.seats().get(1)).expect(201).at("/reservation/id")).expect(200);
        Buyer leaving = stage.buyerWithPoints(70_000);
        String left = leaving.hold(show, show.seats().get(2)).expect(201).at("/reservation/id");
        leaving.payWithPoints(left).expect(200);
        leaving.api().post("/api/reservations/" + left + "/cancel", Map.of()).expect(200);
        String performance = stage.performance(show.event());
        stage.administrator().post("/api/admin/performances/" + performance + "/seats/block", Map.of("planVersion",
            api.get("/api/performances/dates/" + performance + "/plan").expect(200).at("/version"), "seats", List.of(9), "reason", "house"))
            .expect(200);
        Visitor visitor = (language.equals("ko") ? dark() : phone(language)).as(ADMINISTRATOR)
            .open("/admin/reports?eventId=" + show.event());
        Page page = visitor.page();
        Locator total = page.locator("[data-figure=revenue] strong");
        assertThat(total).hasText(revenue);
        assertThat(visitor.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        for (String part : new String[] {"days", "grades", "sections"}) {
            assertThat(page.locator("[data-report=" + part + "] tfoot tr").last()).containsText(revenue);
        }
        assertThat(page.locator("[data-report=refunds] tbody tr")).hasCount(1);
        assertThat(page.locator(".day-columns rect.refunds")).hasCount(1);

        page.locator("[data-report=occupancy] tbody a").press("Enter");
        assertThat(page.locator(".report-hall text").last()).hasText("20%");
        assertThat(seats(page, "sold")).isEqualTo(2);
        assertThat(seats(page, "held")).isZero();
        assertThat(seats(page, "free")).isEqualTo(7);
        assertThat(seats(page, "blocked")).isEqualTo(1);
        assertThat(page.url()).contains("performanceId=" + performance);
        visitor.axe().picture("report-" + language);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();

        page.locator("[name=to]").fill("2020-01-01");
        assertThat(page.locator(".empty")).containsText(nothing);
        page.goBack();
        assertThat(total).hasText(revenue);

        Download file = page.waitForDownload(() -> page.locator("[data-export=sales-csv]").press("Enter"));
        assertThat(file.suggestedFilename()).matches("yemae-sales-.*\\.csv");
        assertThat(Files.readAllLines(file.path())).hasSize(5);
        Download workbook = page.waitForDownload(() -> page.locator("[data-export=reservations-xlsx]").press("Enter"));
        assertThat(workbook.suggestedFilename()).matches("yemae-reservations-.*\\.xlsx");
        page.locator("[name=eventId]").selectOption("");
        assertThat(page.locator("[data-report=sections]")).hasCount(0);
        assertThat(page.locator("[data-report=days]")).isVisible();
    }

    /** How many seats of a state are on the map. */
    private static long seats(Page page, String state) {
        return page.locator(".report-hall [data-state=" + state + "]").getAttribute("d").chars().filter(each -> each == 'M').count();
    }
}
