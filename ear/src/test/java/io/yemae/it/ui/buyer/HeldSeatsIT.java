package io.yemae.it.ui.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.SeatPage;
import io.yemae.it.ui.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seats that a buyer holds: changed in place, extended, and kept through what goes wrong. */
class HeldSeatsIT extends BrowserIT {
    private static final Duration EXTENSION = Duration.ofSeconds(180);

    @Test
    void seatsAreAddedExchangedAndGivenBackInPlace() {
        Show show = stage.show(40, Map.of("maxSeatsPerUser", 4));
        block(show, 18);
        Buyer buyer = stage.buyer();
        Visitor visitor = phone().as(buyer);
        Page page = visitor.page();
        SeatPage seats = SeatPage.open(visitor, stage.performance(show.event())).people(2).tap(14).owns(13, 14);
        String until = until(buyer);

        page.locator(".stepper button").last().click();
        seats.tap(15).owns(13, 14, 15);
        visitor.axe().picture("seats-own-phone");
        page.locator("[data-drop='13']").click();
        seats.answer("놓기").owns(14, 15);
        seats.tap(15).answer("놓기").owns(14);
        seats.tap(16).answer("A 1열 17번도 잡기").owns(14, 16);
        visitor.picture("seats-blocked-phone");
        seats.tap(18);
        page.locator("#toasts").getByText("판매하지 않는 좌석입니다.").waitFor();
        page.locator(".stepper button").first().click();
        seats.tap(17).answer("이 좌석으로 바꾸기").owns(17);
        page.getByText("자동 선택").tap();
        seats.answer("이 좌석 잡기").owns(19);

        assertThat(until(buyer)).as("the hold lasts as long as before").isEqualTo(until);
        assertThat(sql.number("SELECT count(*) FROM reservations WHERE user_id = ?::uuid", buyer.id())).isEqualTo(1);
        page.locator(".seats-extend").click();
        page.locator(".seats-extend").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(Instant.parse(until(buyer))).isEqualTo(Instant.parse(until).plus(EXTENSION));
        seats.pay();
        assertThat(page.locator(".order-extend").count()).as("only once").isZero();
        visitor.axe().picture("order-extended-phone");
    }

    @Test
    void theOrderIsExtendedOnItsPage() {
        Show show = stage.show(2);
        Buyer buyer = stage.buyer();
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        Visitor visitor = phone("en").as(buyer).open("/orders/" + reservation);
        Page page = visitor.page();
        page.locator(".order-extend").waitFor();
        visitor.axe().picture("order-extend-phone");

        page.getByText("Add 3:00").tap();

        page.locator(".order-extend").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.locator(".order-left").getByText("7:").waitFor();
        page.reload();
        page.locator(".order-left").getByText("7:").waitFor();
        assertThat(page.locator(".order-extend").count()).as("only once").isZero();
    }

    @Test
    void aGradeWithoutFreeSeatsSaysWhenTheFirstMayComeBack() {
        Show show = stage.show(3);
        block(show, 2);
        stage.buyer().hold(show, show.seats().get(0)).expect(201);
        stage.buyer().hold(show, show.seats().get(1)).expect(201);
        Visitor visitor = desk();
        SeatPage.open(visitor, stage.performance(show.event()));

        visitor.page().locator(".seats-legend").getByText("부터 나올 수 있음").waitFor();
        assertThat(visitor.page().locator(".seats-numbers").first().innerText()).isEqualTo("선점 2 · 판매 0");
        visitor.axe().picture("seats-held-desk");
        visitor.open("/events/" + show.event());
        visitor.page().getByText("부터 다시 나올 수 있음").waitFor();
        visitor.axe();
    }

    @Test
    void theServerFailsWhileSeatsAreTakenAndTheyAreTakenOnce() {
        Show show = stage.show(12);
        Buyer buyer = stage.buyer();
        Visitor visitor = desk().as(buyer).expectErrors("503").expectErrors("ERR_FAILED");
        AtomicInteger requests = new AtomicInteger();
        visitor.page().route("**/api/reservations", route -> {
            switch (requests.incrementAndGet()) {
                case 1 -> {
                    // The server has taken the seat, and ends before its answer has arrived.
                    route.fetch();
                    route.abort();
                }
                case 2 -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("{}").setContentType("application/json"));
                default -> route.resume();
            }
        });
        SeatPage seats = SeatPage.open(visitor, stage.performance(show.event())).choose(5);

        visitor.page().locator(".seats-notice").getByText("연결을 기다리고 있습니다").waitFor();

        seats.owns(5);
        assertThat(requests).hasValue(3);
        assertThat(sql.number("SELECT count(*) FROM reservations WHERE user_id = ?::uuid", buyer.id())).isEqualTo(1);
    }

    @Test
    void aFailedChangeKeepsTheSeatsAndOffersTheNearest() {
        Show show = stage.show(12, Map.of("maxSeatsPerUser", 2));
        Visitor visitor = desk().as(stage.buyer()).expectErrors("ERR_FAILED").expectErrors("409");
        // This browser does not learn what happens meanwhile.
        visitor.page().routeWebSocket("**/ws/**", socket -> { });
        SeatPage seats = SeatPage.open(visitor, stage.performance(show.event())).choose(5).owns(5);
        visitor.page().route("**/states?**", Route::abort);
        stage.buyer().hold(show, show.seats().get(8)).expect(201);
        visitor.page().locator(".stepper button").last().click();

        seats.choose(8);

        visitor.page().locator("dialog.sheet").getByText("다른 사람이 먼저 잡았습니다").waitFor();
        seats.answer("이 좌석 잡기");
        visitor.page().locator(".seats[data-own='5 7'], .seats[data-own='5 9']").waitFor();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void aClockThatIsWrongByADayChangesNothing(long days) {
        Buyer buyer = stage.buyer();
        Visitor visitor = desk().as(buyer);
        Page page = visitor.page();
        page.addInitScript("""
            const Real = Date;
            const wrong = () => Real.now() + %d;
            window.Date = class extends Real {
              constructor(...parts) { parts.length ? super(...parts) : super(wrong()); }
              static now() { return wrong(); }
            };""".formatted(Duration.ofDays(days).toMillis()));
        Show show = stage.show(12);
        SeatPage seats = SeatPage.open(visitor, stage.performance(show.event())).choose(5).owns(5);
        assertThat(page.locator(".seats-left").innerText()).matches("[45]:\\d\\d");

        page.reload();
        SeatPage.of(visitor).owns(5);
        seats.pay();

        assertThat(page.locator(".order-left").innerText()).containsPattern("[45]:\\d\\d");
        page.locator(".order-extend").click();
        page.locator(".order-left").getByText("7:").waitFor();
    }

    private static String until(Buyer buyer) {
        return buyer.api().get("/api/reservations?limit=1").expect(200).at("/reservations/0/expires_at");
    }

    private static void block(Show show, int seat) {
        String performance = stage.performance(show.event());
        stage.administrator().post("/api/admin/performances/" + performance + "/seats/block", Map.of("planVersion",
            api.get("/api/performances/dates/" + performance + "/plan").expect(200).at("/version"), "seats", List.of(seat), "reason",
            "house")).expect(200);
    }
}
