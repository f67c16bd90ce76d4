package io.yemae.it.ui.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.devservices.sandbox.fault.Fault;
import io.yemae.devservices.sandbox.fault.Operation;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.places.Till;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens at the gateway, the pages say what the platform knows. */
class PaymentPagesIT extends BrowserIT {
    private final Till till = new Till(Platform.sandbox(), sql, stage);
    private final Buyer buyer = stage.buyer();
    private final Show show = stage.show(1);
    private final String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
    private final Visitor visitor = phone().as(buyer).mayAlsoOpen(Platform.sandbox().address().toString())
        // The window has no picture for its tab.
        .expectErrors("favicon.ico");
    private final Page page = visitor.page();

    @AfterEach
    void noFaults() {
        Platform.sandbox().faults().clear();
    }

    @Test
    void aClosedWindowTakesNothingAndTheSeatsCanStillBePaid() {
        toTheWindow();
        page.getByText("취소").click();

        page.locator("[data-phase=not-taken]").getByText("좌석은").waitFor();
        visitor.axe().picture("not-taken");
        page.getByText("다시 결제하기").click();
        page.locator("[data-phase=open]").waitFor();
        page.goBack();
        page.locator("[data-phase=not-taken]").waitFor();

        toTheWindow();
        press("결제하기");
        page.locator("[data-phase=paid]").waitFor();
        assertThat(page.url()).endsWith("/orders/" + reservation);
        visitor.open("/payment/return?payment=fail&reservation=" + reservation).page().locator("[data-phase=paid]").waitFor();
    }

    @Test
    void aRefusedPaymentIsShownWithItsReasonAndReleasesTheSeats() {
        Platform.sandbox().faults().next(Operation.CONFIRM, Fault.refuse("REJECT_CARD_COMPANY"));
        visitor.expectErrors("402");
        toTheWindow();
        press("결제하기");

        page.locator("[data-phase=not-taken]").getByText("좌석은 풀렸습니다.").waitFor();
        assertThat(page.locator(".notice").innerText()).isNotBlank();
        visitor.axe();
        visitor.open("/orders/" + reservation).page().locator("[data-phase=cancelled], [data-phase=expired]").waitFor();
    }

    @Test
    void anUnknownOutcomeIsAskedForUntilItIsKnown() {
        Platform.sandbox().faults().always(Operation.CONFIRM, Fault.status(500));
        toTheWindow();
        press("결제하기");

        page.locator("[data-phase=asking]").waitFor();
        visitor.axe();
        soonUnknown();
        Platform.sandbox().faults().clear();
        till.reconcile();
        page.locator("[data-phase=paid]").waitFor();
        assertThat(till.kept(sql.texts("SELECT id FROM payments WHERE reservation_id = ?::uuid", reservation).get(0))).isEqualTo(70_000);
    }

    @Test
    void pointsAndACardPayTogetherAndAreShownApart() {
        buyer.charge(70_000).expect(200);
        visitor.open("/orders/" + reservation).expectErrors("409");
        Locator points = page.getByLabel("포인트 사용");
        points.fill("999,999");
        assertThat(points.inputValue()).as("no more than there is to pay").isEqualTo("70000");
        button("포인트 70,000 결제하기").waitFor();
        points.fill("69950");
        page.getByText("나머지는 100원 이상이어야").waitFor();
        assertThat(page.locator(".order-bar button.primary").isDisabled()).isTrue();
        visitor.axe();
        points.fill("20000");
        visitor.axe().picture("order-points");
        press("50,000원 결제하기");
        page.waitForURL("**/window?**");
        // The points are spent in another window.
        Show elsewhere = stage.show(1);
        String other = buyer.hold(elsewhere, elsewhere.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(other).expect(200);
        press("결제하기");

        page.locator("[data-phase=not-taken] .notice").getByText("포인트가 부족합니다.").waitFor();
        assertThat(till.kept(sql.texts("SELECT id FROM payments WHERE reservation_id = ?::uuid", reservation).get(0))).isZero();
        buyer.charge(30_000).expect(200);
        page.getByText("다시 결제하기").click();
        points.fill("20000");
        press("50,000원 결제하기");
        page.waitForURL("**/window?**");
        press("결제하기");
        page.locator("[data-phase=paid]").waitFor();
        assertThat(page.locator(".done").innerText()).contains("70,000원", "50,000원", "20,000원");
        visitor.axe().picture("done-points");
        assertThat(buyer.balance()).isEqualTo(10_000);

        visitor.open("/my/" + reservation);
        press("영수증");
        assertThat(page.locator(".receipt").innerText()).contains("카드 50,000원", "20,000원", "70,000원");
        visitor.axe().picture("reservation-points");
        page.getByText("예매 취소하기").click();
        assertThat(page.locator("dialog.sheet").innerText())
            .contains("카드로 낸 50,000원은 결제한 수단으로, 포인트로 낸 20,000원은 포인트로 바로 돌려받습니다.");
        page.locator("dialog.sheet .danger").click();
        page.locator(".badge").getByText("환불").waitFor();
        assertThat(buyer.balance()).isEqualTo(30_000);
    }

    private void soonUnknown() {
        soon(() -> assertThat(sql.texts("SELECT status FROM payments WHERE reservation_id = ?::uuid", reservation))
            .containsExactly("UNKNOWN"));
    }

    private void toTheWindow() {
        visitor.open("/orders/" + reservation);
        press("70,000원 결제하기");
        page.waitForURL("**/window?**");
    }

    private void press(String name) {
        button(name).click();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }
}
