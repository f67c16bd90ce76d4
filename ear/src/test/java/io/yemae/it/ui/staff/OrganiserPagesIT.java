package io.yemae.it.ui.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.EventWizard;
import io.yemae.it.ui.Visitor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on which organisers prepare events. */
class OrganiserPagesIT extends BrowserIT {
    private static final Buyer ADMINISTRATOR = new Buyer(null, null, 0, "admin@yemae.test");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Seoul"));

    @Test
    void anEventIsCreatedByTheWizardMendedByItsChecklistAndOpenedForBuyers() {
        String title = "겨울밤 " + System.nanoTime();
        String layout = stage.layout((int) (System.nanoTime() % 1_000_000_000), 12);
        Visitor organiser = desk().as(ADMINISTRATOR).expectErrors("400").open("/admin/events");
        Page page = organiser.page();
        EventWizard wizard = EventWizard.begin(page);

        // By keyboard alone. What is missing is shown at its field, and what was typed stays.
        tabTo(page, "[name=title]");
        page.keyboard().type(title);
        tabTo(page, "[name=category]");
        page.keyboard().type("콘서트");
        page.keyboard().press("Enter");
        assertThat(page.locator(".field:has([name=runningMinutes]) .error").innerText()).isEqualTo("입력해주세요.");
        assertThat(page.evaluate("document.activeElement.name")).isEqualTo("runningMinutes");
        page.keyboard().type("90");
        page.reload();
        assertThat(page.locator("[name=title]").inputValue()).as("after a reload").isEqualTo(title);
        tabTo(page, "[name=runningMinutes]");
        page.keyboard().press("Enter");

        wizard.at("장소와 좌석").addVenue("새 홀 " + System.nanoTime());
        page.locator("[name=seatLayoutId]").selectOption(layout);
        organiser.axe();
        wizard.next("등급");
        page.locator("#grade-0-price").fill("-1");
        page.getByRole(AriaRole.BUTTON, named("다음")).click();
        assertThat(page.locator("#grade-0-price-error").innerText()).contains("10,000,000원");
        page.locator("#grade-0-price").fill("90000");
        organiser.axe();
        wizard.next("회차");
        wizard.addPerformances(TODAY.plusDays(10), TODAY.plusDays(11), "14:00, 19:30");
        assertThat(page.locator("main tbody tr")).satisfies(rows -> rows.nth(3).waitFor());
        organiser.axe();
        wizard.next("판매와 대기열");
        page.locator("[name=saleStart]").fill(TODAY.plusDays(2) + "T20:00");
        page.locator("[name=saleEnd]").fill(TODAY.plusDays(1) + "T20:00");
        page.locator("[name=threshold]").fill("50");
        wizard.next("확인");
        organiser.axe();
        wizard.create();
        page.locator(".field:has([name=saleEnd]) .error").waitFor();
        page.locator("[name=saleEnd]").fill(TODAY.plusDays(9) + "T20:00");
        wizard.next("확인");
        wizard.create();

        page.getByText("포스터가 없습니다.").waitFor();
        organiser.axe();
        page.locator(".check-line:has-text('포스터')").getByRole(AriaRole.LINK).click();
        page.locator("[name=posterImageUrl]").fill("https://yemae.test/p.png");
        page.locator("[name=description]").fill("한겨울의 음악회");
        page.getByRole(AriaRole.BUTTON, named("저장")).click();
        page.locator("#toasts").getByText("저장했습니다.").waitFor();
        page.getByRole(AriaRole.LINK, named("판매 전 점검")).click();
        page.getByText("팔 수 있습니다.").waitFor();
        assertThat(page.locator(".check-line .badge.bad").count()).isZero();
        assertThat(page.getByText("포스터가 없습니다.").count()).isZero();
        wizard.openSale();

        JsonNode event = stage.administrator().get("/api/admin/events?q=" + URLEncoder.encode(title, StandardCharsets.UTF_8))
            .expect(200).json().at("/events/0");
        assertThat(event.get("status").asText()).isEqualTo("on_sale");
        assertThat(stage.administrator().get("/api/admin/queue/" + event.get("id").asText()).at("/threshold")).isEqualTo("50");
        Visitor buyer = phone().open("/");
        buyer.page().locator("main input[name=q]").first().fill(title);
        buyer.page().locator("main input[name=q]").first().press("Enter");
        buyer.page().locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title)).first().tap();
        buyer.page().getByRole(AriaRole.BUTTON, named("예매하기")).waitFor();
    }

    @Test
    void twoWhoEditAtOnceSeeBothValuesAndChoose() {
        Show show = stage.show(1);
        Page page = desk().as(ADMINISTRATOR).expectErrors("409").open("/admin/events/" + show.event()).page();
        page.locator("[name=title]").fill("내 제목");
        page.locator("[name=artist]").fill("내 가수");
        JsonNode event = stage.administrator().get("/api/admin/events/" + show.event()).expect(200).json();
        ObjectNode other = ((ObjectNode) event.deepCopy()).put("title", "다른 제목").put("category", "연극");
        other.remove(List.of("id", "number", "cancelledAt", "cancelReason", "createdAt", "updatedAt", "performances", "grades"));
        stage.administrator().raw("PUT", "/api/admin/events/" + show.event(), "application/json", other.toString()).expect(200);

        page.getByRole(AriaRole.BUTTON, named("저장")).click();

        Locator sides = page.locator(".sides");
        sides.waitFor();
        assertThat(sides.count()).as("only the title was changed by both").isEqualTo(1);
        assertThat(sides.innerText()).contains("내 제목", "다른 제목");
        assertThat(page.locator("[name=category]").inputValue()).isEqualTo("연극");
        sides.locator("input[value=mine]").check();
        page.getByRole(AriaRole.BUTTON, named("저장")).click();
        page.locator("#toasts").getByText("저장했습니다.").waitFor();
        JsonNode saved = stage.administrator().get("/api/admin/events/" + show.event()).expect(200).json();
        assertThat(saved.get("title").asText()).isEqualTo("내 제목");
        assertThat(saved.get("artist").asText()).isEqualTo("내 가수");
        assertThat(saved.get("category").asText()).isEqualTo("연극");
        assertThat(saved.get("saleStart")).as("not touched, to the microsecond").isEqualTo(event.get("saleStart"));
    }

    @Test
    void aPosterIsUploadedShownAndRemoved() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB), "png", picture);
        Visitor organiser = desk().as(ADMINISTRATOR).open("/admin/events/" + stage.show(1).event());
        Page page = organiser.page();

        page.locator("input[type=file]").setInputFiles(new FilePayload("poster.png", "image/png", picture.toByteArray()));

        Locator shown = page.locator(".poster-small");
        shown.waitFor();
        organiser.axe();
        soon(() -> assertThat((Integer) shown.evaluate("poster => poster.naturalWidth")).isPositive());
        page.locator("section:has(> .poster-small) button").click();
        shown.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    void aCopyIsMadeAndLeadsToItsChecklist() {
        String title = "다시 " + System.nanoTime();
        Visitor organiser = phone("en").as(ADMINISTRATOR).open("/admin/events/" + stage.show(1).event());
        Page page = organiser.page();
        page.getByRole(AriaRole.BUTTON, named("Copy")).click();
        page.locator("dialog [name=title]").fill(title);
        page.locator("dialog [name=shiftDays]").fill("14");
        organiser.axe();
        page.locator("dialog [name=shiftDays]").press("Enter");

        page.locator("h1").getByText(title).waitFor();
        page.waitForURL("**/en/admin/events/*?tab=checklist");
        page.locator(".check-line").first().waitFor();
        organiser.axe();
    }

    @Test
    void performancesAreAddedByRuleAndCancelledAfterTheirPreview() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyerWithPoints(70_000);
        buyer.payWithPoints(buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id")).expect(200);
        Visitor organiser = phone().as(ADMINISTRATOR).expectErrors("409").open("/admin/events/" + show.event() + "?tab=performances");
        Page page = organiser.page();
        page.locator("[name=from]").fill(TODAY.plusDays(20).toString());
        page.locator("[name=times]").fill("14:00, 14:30");
        page.getByRole(AriaRole.BUTTON, named("목록에 넣기")).click();

        page.getByRole(AriaRole.BUTTON, named("회차 2개 추가")).click();
        page.locator("tr.marked").waitFor();
        page.locator("tr.marked button").click();
        page.getByRole(AriaRole.BUTTON, named("회차 1개 추가")).click();
        page.getByText("회차 1개를 추가했습니다.").first().waitFor();
        page.locator("tbody tr:has(.danger)").first().locator(".danger").click();
        assertThat(page.locator("dialog").innerText()).contains("70,000원");
        organiser.axe();
        page.locator("dialog [name=reason]").fill("출연자 사정");
        page.locator("dialog").getByRole(AriaRole.BUTTON, in("계속")).click();
        page.getByText("1명에게 70,000원이 돌아갑니다.").waitFor();
        page.locator("dialog .danger").click();

        page.locator("main").getByText("출연자 사정").waitFor();
        soon(() -> assertThat(buyer.balance()).isEqualTo(70_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyPageHasNoFindingAndStaysWithinItsBytes(String language) {
        Show show = stage.show(2, Map.of("grades", List.of(Map.of("name", "입석", "price", 1_000, "quantity", 2))));
        Visitor organiser = (language.equals("ko") ? phone(language) : desk(language)).as(ADMINISTRATOR);
        Page page = organiser.page();
        String event = "/admin/events/" + show.event();

        for (String address : List.of("/admin/events", "/admin/events/new", "/admin/discount-codes", "/admin/layouts", "/admin/layouts/new",
            event, event + "?tab=performances",
            event + "?tab=grades", event + "?tab=discountCodes", event + "?tab=checklist")) {
            organiser.open(address);
            page.locator("main h1").waitFor();
            assertThat(page.locator("main").innerText()).doesNotContain("organiser.").doesNotContain("staff.");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("no sideways scrolling")
                .isLessThanOrEqualTo(page.viewportSize().width);
            organiser.axe();
        }
        assertThat(((Number) page.evaluate("performance.getEntriesByType('navigation')"
            + ".concat(performance.getEntriesByType('resource')).reduce((sum, each) => sum + each.encodedBodySize, 0)")).intValue())
            .isLessThan(96_000);
        organiser.open(event + "?tab=grades");
        page.locator("main tbody .button").first().click();
        page.locator("dialog [name=price]").fill("12000");
        organiser.axe();
        page.locator("dialog .primary").click();
        page.locator("dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(page.locator("main tbody").innerText()).contains("12,000");
        addAndEndACode(organiser, event + "?tab=discountCodes");
    }

    private static void addAndEndACode(Visitor organiser, String address) {
        String code = "CODE-" + System.nanoTime() % 1_000_000_000;
        Page page = organiser.expectErrors("400").open(address).page();
        page.locator("main .primary").click();
        page.locator("dialog [name=code]").fill(code);
        page.locator("dialog [name=size]").fill("120");
        page.locator("dialog [name=size]").press("Enter");
        page.locator("dialog .field:has([name=size]) .error").waitFor();
        assertThat(page.locator("dialog [name=code]").inputValue()).isEqualTo(code);
        organiser.axe();
        page.locator("dialog [name=size]").fill("12");
        page.locator("dialog [name=size]").press("Enter");
        Locator row = page.locator("main tbody tr:has-text('" + code + "')");
        row.getByText("12%").waitFor();
        row.locator(".danger").click();
        page.locator("dialog .danger").click();
        row.locator(".badge.muted").waitFor();
        organiser.axe();
    }

    @Test
    void aLayoutIsDrawnDraggedUndoneLookedAlongAndSavedAsTheBuyerSeesIt() {
        String name = "홀 배치 " + System.nanoTime();
        Visitor organiser = desk().as(ADMINISTRATOR).expectErrors("409").open("/admin/layouts/new");
        Page page = organiser.page();
        page.locator("#layout-name").fill(name);
        page.locator("#layout-name").press("Tab");
        setNumber(page, "0-rows", "3");
        setNumber(page, "0-seatsPerRow", "0");
        assertThat(page.locator("#layout-0-seatsPerRow-error").innerText()).contains("1,000");
        setNumber(page, "0-seatsPerRow", "9");
        setNumber(page, "0-curve", "1200");
        setNumber(page, "0-aisles", "4");
        page.locator(".layout-section").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("]");
        assertThat(page.locator("#layout-0-x").inputValue()).isEqualTo("10");
        assertThat(page.locator("#layout-0-rotation").inputValue()).isEqualTo("1");
        drag(page, ".layout-section .layout-seats", 0, 90);
        int dragged = Integer.parseInt(page.locator("#layout-0-y").inputValue());
        assertThat(dragged).isGreaterThan(350);
        page.getByRole(AriaRole.BUTTON, named("되돌리기")).click();
        assertThat(page.locator("#layout-0-y").inputValue()).isEqualTo("300");
        page.getByRole(AriaRole.BUTTON, named("다시 하기")).click();
        page.getByRole(AriaRole.BUTTON, named("구역 추가")).click();
        setNumber(page, "1-accessible", "1-1");
        setNumber(page, "1-companions", "1-2");
        setNumber(page, "1-gaps", "5-1, 5-2");
        setNumber(page, "1-restrictedView", "1-10");
        assertThat(page.locator(".staff-head .muted").innerText()).isEqualTo("75석");
        organiser.axe().picture("layout-desk");
        page.getByRole(AriaRole.BUTTON, named("시야").setExact(true)).click();
        page.locator(".layout-section").last().focus();
        for (String key : List.of("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")) {
            page.keyboard().press(key);
        }
        assertThat(page.locator("[data-sight]").innerText()).contains("B 3-5").contains("시선에 앉는 좌석: B 2-5");
        organiser.axe().picture("layout-sight");
        setNumber(page, "1-stagger", "27");
        assertThat(page.locator("[data-sight]").innerText()).contains("B 3-5").contains("시선을 가리는 좌석이 없습니다");
        exportAndImport(page);
        page.getByRole(AriaRole.BUTTON, named("구매자에게 보이는 모습")).click();
        page.locator(".layout-buyers canvas").first().waitFor();
        organiser.axe();
        page.getByRole(AriaRole.BUTTON, named("저장")).click();
        page.waitForURL("**/admin/layouts/*-*");

        String id = page.url().substring(page.url().lastIndexOf('/') + 1);
        changeAtOnce(page, id);
        organiser.axe();
        page.locator("dialog .primary").click();
        page.locator("#toasts").getByText("다른 사람이 바꾼 것과 합쳤습니다.").waitFor();
        page.getByRole(AriaRole.BUTTON, named("저장")).click();
        page.locator("#toasts").getByText("저장했습니다.").waitFor();
        JsonNode stored = stage.administrator().get("/api/admin/layouts/" + id).expect(200).json();
        assertThat(stored.at("/sections/0/geometry/x").asInt()).as("of both, theirs was chosen").isEqualTo(40);
        assertThat(stored.at("/sections/0/price").asInt()).as("changed by the other alone").isEqualTo(70_000);
        assertThat(stored.at("/sections/0/geometry/curve").asInt()).as("changed here alone").isEqualTo(1_500);
        assertThat(stored.at("/sections/0/geometry/y").asInt()).isEqualTo(dragged);
        String event = stage.createEvent(1, Map.of("seatLayoutId", id)).expect(201).at("/id");
        JsonNode plan = api.get("/api/performances/dates/" + stage.performance(event) + "/plan").expect(200).json();
        assertThat(page.evaluate("""
            async ([stored, plan]) => {
              const { drawn, planOf } = await import(document.documentElement.dataset.assets + '/app/staff/layouts/plan.js');
              const own = planOf(drawn(JSON.parse(stored)));
              const runs = of => JSON.stringify(of.sections.map(each => [each.name, each.runs]).sort());
              return runs(own) === runs(JSON.parse(plan));
            }""", List.of(stored.toString(), plan.toString()))).as("the editor draws what buyers get: " + plan).isEqualTo(true);
        assertShowsTheNoticeOfTheRestrictedView(event, plan);
    }

    /** A file brings back what it was saved from; one that has no layout in it changes nothing. */
    private static void exportAndImport(Page page) {
        Download saved = page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, named("JSON 받기")).click());
        setNumber(page, "1-rows", "6");
        Locator file = page.locator(".layout-tools input[type=file]");
        file.setInputFiles(new FilePayload("none.json", "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        page.locator("#toasts").getByText("좌석 배치가 아닌 파일입니다.").waitFor();
        assertThat(page.locator("#layout-1-rows").inputValue()).isEqualTo("6");
        file.setInputFiles(saved.path());
        soon(() -> assertThat(page.locator("#layout-1-rows").inputValue()).isEqualTo("5"));
    }

    /** Two have opened a layout, and both change the place of its first section. Ends where the second one chooses. */
    private void changeAtOnce(Page page, String id) {
        page.locator(".layout-list button").first().click();
        ObjectNode other = (ObjectNode) stage.administrator().get("/api/admin/layouts/" + id).expect(200).json();
        ((ObjectNode) other.at("/sections/0")).put("price", 70_000);
        ((ObjectNode) other.at("/sections/0/geometry")).put("x", 40);
        stage.administrator().raw("PUT", "/api/admin/layouts/" + id, "application/json", other.toString()).expect(200);
        setNumber(page, "0-x", "60");
        setNumber(page, "0-curve", "1500");
        page.getByRole(AriaRole.BUTTON, named("저장")).click();
        Locator both = page.locator("dialog select");
        both.first().waitFor();
        assertThat(both.count()).as("what both have changed").isEqualTo(1);
        assertThat(page.locator("dialog").textContent()).contains("A: 가로 위치", "내가 입력한 값: 60", "다른 사람이 저장한 값: 40");
        both.selectOption("theirs");
    }

    /** Before the seat is chosen, and afterwards. */
    private void assertShowsTheNoticeOfTheRestrictedView(String event, JsonNode plan) {
        Visitor buyer = desk().as(stage.buyer()).open("/seats/" + stage.performance(event));
        Locator section = buyer.page().locator("#list-section");
        section.selectOption(section.locator("option:has-text('B')").getAttribute("value"));
        Locator seat = buyer.page().locator(".seat-choice[data-seat='" + plan.at("/restrictedView/0").asInt() + "']");
        assertThat(seat.getAttribute("aria-label")).contains("시야 제한석");
        buyer.axe();
        seat.click();
        Locator sheet = buyer.page().locator("dialog.sheet");
        sheet.getByText("무대가 다 보이지 않습니다.").waitFor();
        sheet.getByText("이 좌석 잡기").click();
        buyer.page().locator(".seats-sheet").getByText("무대가 다 보이지 않습니다.").waitFor();
    }

    private static void setNumber(Page page, String field, String value) {
        page.locator("#layout-" + field).fill(value);
        page.locator("#layout-" + field).press("Tab");
    }

    private static void drag(Page page, String selector, int dx, int dy) {
        BoundingBox box = page.locator(selector).first().boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + dx, y + dy);
        page.mouse().up();
    }

    private static void tabTo(Page page, String selector) {
        page.locator(selector).waitFor();
        for (int i = 0; i < 60 && !(Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector); i++) {
            page.keyboard().press("Tab");
        }
        assertThat((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)).as(selector).isTrue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
