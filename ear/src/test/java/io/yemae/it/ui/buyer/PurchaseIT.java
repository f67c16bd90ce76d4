package io.yemae.it.ui.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.SeatPage;
import io.yemae.it.ui.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Complete purchases, and buyers who are in each other's way. */
class PurchaseIT extends BrowserIT {

    @Test
    void aTelephoneBuysFromTheHomePageThroughTheWaitingRoomToTheTicket() {
        String title = "파도 " + System.nanoTime();
        Lobby lobby = new Lobby(api, stage, stage.show(40, Map.of("title", title, "maxSeatsPerUser", 4))).threshold(1);
        Buyer before = stage.buyer();
        lobby.check(before);
        Visitor visitor = phone().as(stage.buyerWithPoints(200_000)).open("/");
        Page page = visitor.page();

        page.locator(".top nav").getByText("검색").tap();
        page.locator("main input[name=q]").first().fill(title);
        page.locator("main input[name=q]").first().press("Enter");
        page.locator("main").getByRole(AriaRole.LINK, named(title)).first().tap();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("예매하기")).tap();

        page.locator("[data-phase=waiting] .queue-figures").waitFor();
        visitor.axe().picture("queue-phone");
        page.reload();
        page.locator("[data-phase=waiting]").getByText("새로 고치거나").waitFor();
        lobby.leave(before);
        page.waitForURL("**/seats/*");
        SeatPage seats = SeatPage.of(visitor).people(2).tap(14).owns(13, 14);
        visitor.axe().picture("seats-phone");
        page.reload();
        SeatPage.of(visitor).owns(13, 14);
        seats.pay();

        visitor.axe().picture("order-phone");
        page.getByText("모두 사용").tap();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("포인트 140,000 결제하기")).tap();
        page.locator("[data-phase=paid] img.qr").waitFor();
        assertThat(page.locator("h1").innerText()).isEqualTo("예매가 확정되었습니다");
        visitor.axe().picture("done-phone");
        page.getByText("입장권 보기").tap();
        page.getByText("인터넷 없이도").waitFor();
        visitor.axe().picture("ticket-phone");

        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator(".ticket h1").innerText()).isEqualTo(title);
        assertThat(page.locator(".ticket-qr path").getAttribute("d")).hasSizeGreaterThan(10_000);
        visitor.expectErrors("ERR_INTERNET_DISCONNECTED");
    }

    @Test
    void aKeyboardBuysThroughTheListInAsManyStepsAsATap() {
        Visitor visitor = desk().as(stage.buyerWithPoints(100_000));
        SeatPage seats = SeatPage.open(visitor, stage.performance(stage.show(30).event()));
        Page page = visitor.page();

        assertThat(tabsTo(page, "#list-section")).as("before the map").isPositive();
        assertThat(tabsTo(page, ".seat-choice")).isEqualTo(2);
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        // A single seat would be left at the wall.
        page.locator("dialog.sheet").waitFor();
        tabsTo(page, "dialog .primary");
        page.keyboard().press("Enter");
        seats.owns(1);
        visitor.axe().picture("seats-desk");
        tabsTo(page, ".seats-sheet a");
        page.keyboard().press("Enter");
        page.locator("[data-phase=open]").waitFor();
        tabsTo(page, ".order-points button");
        page.keyboard().press("Enter");
        tabsTo(page, ".order-bar button");
        page.keyboard().press("Enter");
        page.locator("[data-phase=paid]").waitFor();
        visitor.picture("done-desk");
    }

    @Test
    void ofTwoBrowsersAndOneSeatOneGetsItAndTheOtherIsOfferedTheNext() {
        Show show = stage.show(12);
        String performance = stage.performance(show.event());
        Visitor slow = desk().as(stage.buyer());
        // This browser does not learn what happens meanwhile.
        slow.page().routeWebSocket("**/ws/**", socket -> { });
        SeatPage second = SeatPage.open(slow, performance);
        slow.page().locator(".seat-choice").first().waitFor();
        slow.page().route("**/states?**", route -> route.abort());
        slow.expectErrors("ERR_FAILED").expectErrors("409");
        SeatPage first = SeatPage.open(desk().as(stage.buyer()), performance);

        first.choose(5).owns(5);
        second.choose(5);

        slow.page().locator("dialog.sheet").getByText("다른 사람이 먼저 잡았습니다").waitFor();
        slow.axe();
        second.answer("이 좌석 잡기");
        slow.page().locator(".seats[data-own='4'], .seats[data-own='6']").waitFor();
        first.owns(5);
    }

    @Test
    void ownSeatsStayThroughALostConnectionAndOthersAreSeenWithin() {
        Show show = stage.show(12);
        Visitor visitor = desk().as(stage.buyer());
        SeatPage seats = SeatPage.open(visitor, stage.performance(show.event())).choose(5).owns(5);
        visitor.expectErrors("ERR_INTERNET_DISCONNECTED").expectErrors("WebSocket");

        visitor.page().context().setOffline(true);
        visitor.page().locator(".seats-notice").waitFor();
        seats.owns(5);
        stage.buyer().hold(show, show.seats().get(8)).expect(201);
        visitor.page().context().setOffline(false);

        visitor.page().locator(".seat-choice[data-seat='8']").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        seats.owns(5);
        visitor.page().getByText("좌석 놓기").click();
        seats.owns();
    }

    @Test
    void generalAdmissionIsBoughtByNumberAndTheNumberChangesInOneHold() {
        Visitor visitor = phone("en").as(stage.buyer());
        Map<String, Object> changes = new HashMap<>(Map.of("maxSeatsPerUser", 4,
            "grades", List.of(Map.of("name", "자유석", "price", 30_000, "quantity", 20))));
        changes.put("seatLayoutId", null);
        String event = stage.createEvent(1, changes).expect(201).at("/id");
        SeatPage seats = SeatPage.open(visitor, stage.performance(event)).people(3);

        visitor.page().getByText("Hold 3").tap();
        visitor.page().getByText("You hold 3").waitFor();
        String hold = visitor.page().locator(".seats-sheet a").getAttribute("href");
        seats.people(2);
        visitor.page().getByText("Change to 4").tap();
        visitor.page().getByText("You hold 4").waitFor();

        assertThat(visitor.page().locator(".seats-sheet a").getAttribute("href")).isEqualTo(hold);
        seats.pay();
        visitor.axe().page().getByText("Pay ₩120,000").waitFor();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    /** Presses Tab until the element has the focus. @return how often */
    private static int tabsTo(Page page, String selector) {
        for (int presses = 1; presses <= 60; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return presses;
            }
        }
        throw new AssertionError("not reached by Tab: " + selector);
    }
}
