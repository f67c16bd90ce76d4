package io.yemae.it.ui.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.SeatPage;
import io.yemae.it.ui.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Waiting for seats of a sold-out performance, from the seat map to the paid offer, and by keyboard alone. */
class WaitingListPagesIT extends BrowserIT {

    @Test
    void whoWaitsAtASoldOutPerformanceGetsTheReturnedSeatAndPaysIt() {
        Buyer owner = stage.buyerWithPoints(70_000);
        Buyer waiting = stage.buyerWithPoints(70_000);
        Show show = stage.show(1);
        String performance = stage.performance(show.event());
        String sold = owner.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        owner.payWithPoints(sold).expect(200);
        Visitor visitor = phone().as(waiting);
        Page page = visitor.page();

        SeatPage.open(visitor, performance);
        page.getByText("매진되었습니다").waitFor();
        visitor.axe();
        page.locator(".seats-over").getByText("예매대기").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("예매대기 신청")).waitFor();
        visitor.axe();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("예매대기 신청")).click();
        page.getByText("1번째", new Page.GetByTextOptions().setExact(true)).waitFor();
        visitor.axe();

        owner.api().post("/api/reservations/" + sold + "/cancel", Map.of()).expect(200);
        soon(() -> assertThat(waiting.api().get("/api/waiting-list").at("/entries/0/status")).isEqualTo("offered"));
        visitor.open("/my");
        Locator offer = page.locator("section[aria-labelledby=my-waitlist] a");
        assertThat(offer.innerText()).contains("좌석 나옴");
        visitor.axe();
        visitor.open("/waiting-list/" + performance);
        page.getByText("기다리신 좌석이 나왔습니다").first().waitFor();
        visitor.axe();
        page.getByText("좌석을 보고 결제하기").click();
        page.getByText("예매대기로 제안받은 좌석입니다.").waitFor();
        visitor.axe();
        page.locator(".order-points button").click();
        page.locator(".order-bar .primary").click();
        page.locator("[data-phase=paid]").waitFor();
        assertThat(waiting.balance()).isZero();
    }

    @Test
    void anEntryIsMadeAndGivenUpByKeyboardInEnglish() {
        Show show = stage.show(2, Map.of("maxSeatsPerUser", 2));
        stage.buyer().hold(show, show.seats().get(0), show.seats().get(1)).expect(201);
        String performance = stage.performance(show.event());
        Visitor visitor = desk("en").as(stage.buyer());
        Page page = visitor.page();
        visitor.open("/events/" + show.event());
        page.locator(".showing-wait").focus();
        page.keyboard().press("Enter");
        page.locator("#quantity").waitFor();

        page.locator("#quantity").focus();
        page.keyboard().press("ArrowDown");
        page.getByLabel("Only seats side by side").waitFor();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertThat(page.locator("input[name=grade]").first().isChecked()).isTrue();
        visitor.axe();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.getByText("No. 1", new Page.GetByTextOptions().setExact(true)).waitFor();
        assertThat(page.locator(".waiting-card").innerText()).contains("Seats: 2", "side by side", "A");
        visitor.axe();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Leave the waiting list")).press("Enter");
        page.locator("dialog.sheet .danger").press("Enter");
        page.locator("#quantity").waitFor();
        assertThat(sql.texts("SELECT status FROM waiting_entries WHERE performance_id = ?::uuid", performance)).containsExactly("left");
    }
}
