package io.yemae.it.ui.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a running sale as an organiser uses them: the cockpit, the waiting room, the seats. */
class SalePagesIT extends BrowserIT {
    private static final int MOST_BYTES = 96_000;
    private static final Buyer ADMINISTRATOR = new Buyer(null, null, 0, "admin@yemae.test");

    @ParameterizedTest
    @CsvSource({"ko, 곧 다시 시작합니다., 초기화", "en, We go on soon., clear"})
    void whatIsDoneInTheWaitingRoomReachesThoseWhoWaitAndTheCockpit(String language, String shown, String word) {
        Lobby lobby = new Lobby(api, stage, stage.show(20, Map.of("title", "운영 " + language))).threshold(1);
        lobby.check(stage.buyer());
        Page buyer = phone(language).as(stage.buyer()).open("/queue/" + lobby.event()).page();
        buyer.locator("[data-phase=waiting]").waitFor();
        Visitor watching = administrator(desk(language)).open("/admin/events/" + lobby.event() + "/sale");
        assertThat(watching.page().locator("[data-figure=waiting] strong")).hasText("1");
        assertThat(watching.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        Visitor staff = administrator(phone(language)).open("/admin/events/" + lobby.event() + "/queue");
        Page room = staff.page();

        room.locator("[aria-labelledby=announcement] button").click();
        room.locator("dialog [name=korean]").fill("곧 다시\n시작합니다.");
        room.locator("dialog [name=minutes]").press("Enter");
        assertThat(room.locator("dialog [name=english]")).hasAttribute("aria-invalid", "true");
        assertThat(room.locator("dialog [name=korean]")).hasValue("곧 다시\n시작합니다.");
        room.locator("dialog [name=english]").fill("We go on soon.");
        room.locator("dialog .primary").click();
        assertThat(buyer.locator(".queue-announcement")).containsText(shown);
        assertThat(buyer.locator("#assertive")).containsText(shown);
        staff.axe();
        assertFits(room);
        room.locator("[aria-labelledby=announcement] .button").last().click();
        assertThat(buyer.locator(".queue-announcement")).hasCount(0);

        room.locator("[aria-labelledby=control] .button").first().click();
        room.locator("dialog .primary").click();
        assertThat(watching.page().locator("[data-problem=ROOM_PAUSED]")).isVisible();
        watching.axe();
        room.locator("[aria-labelledby=control] .danger").click();
        assertThat(room.locator("dialog .danger")).isDisabled();
        room.locator("#typed-word").fill(word);
        room.locator("#typed-word").press("Enter");
        buyer.locator("[data-phase=cleared]").waitFor();
        assertThat(watching.page().locator("[data-figure=waiting] strong")).hasText("0");
    }

    @Test
    void theWaitIsPredictedBeforeALimitIsChanged() {
        Lobby lobby = Lobby.of(20).threshold(1);
        lobby.check(stage.buyer());
        Buyer waiting = stage.buyer();
        lobby.check(waiting);
        lobby.check(stage.buyer());
        Page page = administrator(desk()).open("/admin/events/" + lobby.event() + "/queue").page();
        Locator predicted = page.locator("[data-wait]");
        assertThat(predicted).isVisible();
        assertThat(predicted).not().hasAttribute("data-wait", "1");

        page.locator("[name=threshold]").fill("3");
        assertThat(predicted).hasAttribute("data-wait", "1");
        assertThat(lobby.status(waiting)).isEqualTo("queued");
        page.locator("[name=threshold]").press("Enter");

        lobby.awaitAdmission(waiting);
        assertThat(page.locator("[data-figure=admitted] strong")).hasText("3");
        page.locator("[aria-labelledby=limits] form button[type=button]").click();
        soon(() -> assertThat(lobby.room().get("ownThreshold").asBoolean()).isFalse());
    }

    @Test
    void theCockpitAsksWhileThereIsNoSocket() {
        Lobby lobby = Lobby.of(20);
        Visitor staff = administrator(desk());
        staff.page().routeWebSocket("**/ws/admin/**", socket -> { });
        Page page = staff.open("/admin/events/" + lobby.event() + "/sale").page();
        assertThat(page.locator("[data-figure=free] strong")).hasText("20");

        lobby.hold(stage.buyer(), 0).expect(201);
        assertThat(page.locator("[data-figure=free] strong")).hasText("19");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void seatsShowWhoHasThemAndAreTakenOffTheSale(String language) {
        Show show = stage.show(60);
        String performance = stage.performance(show.event());
        Buyer owner = stage.buyerWithPoints(70_000);
        String paid = owner.hold(show, show.seats().get(1)).expect(201).at("/reservation/id");
        owner.payWithPoints(paid).expect(200);
        Visitor staff = administrator(desk(language)).open("/admin/performances/" + performance + "/seats");
        Page page = staff.page();

        // By keyboard, through the list.
        page.locator(".hall summary").press("Enter");
        page.locator(".seat-choice[data-seat='0']").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(page.locator(".claim.current")).containsText(owner.email());
        assertThat(page.locator(".claim.current .steps li")).hasCount(2);
        staff.axe();

        page.locator(".hall .chip").last().click();
        draw(page, 0, 9);
        assertThat(page.locator("[data-selected='10']")).isVisible();
        page.locator("[data-selected] .button").first().click();
        page.locator("dialog select").selectOption("sightline");
        page.locator("dialog [name=remark]").fill("기둥");
        page.locator("dialog .primary").click();
        assertThat(page.locator(".hall-counts[data-blocked='9']")).isVisible();
        assertThat(page.locator(".claims")).containsText("기둥");
        stage.buyer().hold(show, show.seats().get(0)).expect(400);

        page.locator("[data-selected] .button").first().click();
        page.locator("dialog .primary").click();
        assertThat(page.locator(".hall-counts[data-blocked='0']")).isVisible();
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        // Somebody else holds it now: what is shown of the selected seat follows.
        assertThat(page.locator("[data-seat='0'] .claim.current")).isVisible();
        Visitor small = administrator(phone(language)).open("/admin/performances/" + performance + "/seats");
        assertThat(small.page().locator(".seats-canvas")).isVisible();
        assertFits(small.page());
        small.axe();
    }

    @Test
    void theListOfWhatIsOnSaleLeadsToTheCockpit() {
        String title = "조직 " + System.nanoTime();
        Show show = stage.show(4, Map.of("title", title));
        Buyer organiser = stage.staff("organiser");
        stage.administrator().raw("PUT", "/api/admin/users/" + organiser.id() + "/events/" + show.event(), null, null).expect(204);
        Visitor everything = administrator(phone("en")).open("/admin");
        assertThat(everything.page().locator("[data-figure=revenue] strong")).isVisible();
        assertFits(everything.page());
        everything.axe();

        Visitor own = phone().as(organiser).open("/admin");
        assertThat(own.page().locator("main .list a[href$='/sale']")).hasText(title);
        own.axe();
        own.page().locator("main .list a[href$='/sale']").click();
        own.page().waitForURL("**/admin/events/" + show.event() + "/sale");
        assertThat(own.page().locator("[data-figure=free] strong")).hasText("4");
        own.expectErrors("404").open("/admin/events/" + stage.show(1).event() + "/sale");
        assertThat(own.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("찾을 수 없습니다");
    }

    private static Visitor administrator(Visitor visitor) {
        return visitor.as(ADMINISTRATOR);
    }

    private static void assertFits(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(page.url()).isTrue();
    }

    /** Draws a rectangle around the seats of a row from one to another. */
    private static void draw(Page page, int from, int to) {
        BoundingBox map = page.locator(".seats-canvas").boundingBox();
        Number[] first = pointOf(page, from);
        Number[] last = pointOf(page, to);
        double margin = 3;
        page.mouse().move(map.x + Math.min(first[0].doubleValue(), last[0].doubleValue()) - margin,
            map.y + Math.min(first[1].doubleValue(), last[1].doubleValue()) - margin);
        page.mouse().down();
        page.mouse().move(map.x + Math.max(first[0].doubleValue(), last[0].doubleValue()) + margin,
            map.y + Math.max(first[1].doubleValue(), last[1].doubleValue()) + margin);
        page.mouse().up();
    }

    private static Number[] pointOf(Page page, int seat) {
        return ((List<?>) page.evaluate("seat => document.querySelector('.seats-canvas').pointOf(seat)", seat)).stream()
            .map(Number.class::cast).toArray(Number[]::new);
    }
}
