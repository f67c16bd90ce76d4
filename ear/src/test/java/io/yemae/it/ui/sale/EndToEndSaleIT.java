package io.yemae.it.ui.sale;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.yemae.it.ui.Gate.figure;
import static io.yemae.it.ui.Gate.scan;
import static io.yemae.it.ui.Gate.verdict;
import static io.yemae.it.ui.sale.GreatHall.ROW;
import static io.yemae.it.ui.sale.GreatHall.SEATS;
import static io.yemae.it.ui.sale.GreatHall.THRESHOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.places.DoorDevice;
import io.yemae.it.kit.places.Lobby;
import io.yemae.it.kit.places.Till;
import io.yemae.it.queue.QueueHistory;
import io.yemae.it.queue.SaleRush;
import io.yemae.it.queue.SaleRush.Purchase;
import io.yemae.it.ui.BrowserIT;
import io.yemae.it.ui.SeatPage;
import io.yemae.it.ui.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One sale from the wizard to the report: three browsers among 2,000 buyers, 600 seats. The seats that buyers give back are sold again to
 * those who wait; those that staff cancel stay free. At the end the numbers of all pages, answers, files, tables and of the gateway agree.
 */
class EndToEndSaleIT extends BrowserIT {
    private static final Buyer ADMINISTRATOR = new Buyer(null, null, 0, "admin@yemae.test");
    private static final int CROWD = 2_000;
    /** The last one comes too late. */
    private static final int BROWSERS = 4;
    /** They come before the browsers, and find seats for all of them. */
    private static final int EARLY = 60;
    private static final long POINTS = 200_000;
    private static final int CANCELLED_BY_BUYERS = 11;
    private static final int CANCELLED_BY_STAFF = 7;
    private static final int SCANNED = 150;
    private static final int SCANNED_TWICE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CANCELLATIONS = "/api/admin/reservations/cancellations";

    private final Till till = new Till(Platform.sandbox(), sql, stage);
    private final Api administrator = stage.administrator();
    private Lobby lobby;
    private SaleRush rush;
    private Purchases purchases;
    private String performance;

    /** A purchase in a browser. */
    private record Bought(Visitor visitor, Purchase purchase) {
    }

    @AfterEach
    void endTheRush() {
        if (rush != null) {
            rush.soldOut();
        }
    }

    @Test
    void allNumbersOfASaleAgreeFromTheWizardToTheReport() {
        Page page = desk().as(ADMINISTRATOR).open("/admin/events").page();
        lobby = new Lobby(api, stage, stage.show(GreatHall.open(page, administrator)));
        performance = stage.performance(lobby.event());
        rush = new SaleRush(lobby, till);
        purchases = new Purchases(rush, lobby.show().seats());

        Bought byCard = sellOut();
        JsonNode cancelledPass = byCard.purchase().buyer().api().get(reservation(byCard.purchase()) + "/pass").expect(200).json();
        buyersCancelAndOthersBuyTheirSeats(byCard);
        staffCancel();
        int admitted = admit(cancelledPass);

        SaleNumbers numbers = new SaleNumbers(administrator, sql, till, lobby.event(), performance, purchases);
        numbers.assertSeatsAgree();
        numbers.assertMoneyAgrees();
        numbers.assertPagesAgree(page);
        numbers.assertFilesAgree();
        assertThat(new DoorDevice(administrator, performance, "창구").counts().get("admitted").asInt()).isEqualTo(admitted);
        assertTheLineWasInOrder();
        assertInvariants();
    }

    /** The browsers come when the line has formed, and buy in the first row, which the crowd leaves to them until they have paid. */
    private Bought sellOut() {
        List<Buyer> crowd = stage.crowd(CROWD, POINTS);
        List<Buyer> atBrowsers = stage.crowd(BROWSERS, POINTS);
        List<String> seats = lobby.show().seats();
        assertThat(seats).hasSize(SEATS);
        CompletableFuture<Void> running = rush.begin();
        rush.come(crowd.subList(0, EARLY), Duration.ofMillis(500));
        soon(() -> assertThat(rush.haveAllEntered()).isTrue());
        Buyer first = atBrowsers.get(0);
        Visitor phone = phone().as(first).open("/events/" + lobby.event());
        button(phone, "예매하기").tap();
        waits(phone);
        Buyer second = atBrowsers.get(1);
        Visitor desk = waits(desk().as(second).open("/queue/" + lobby.event()));
        Buyer third = atBrowsers.get(2);
        Visitor english = waits(desk("en").as(third).open("/queue/" + lobby.event()));

        rush.come(crowd.subList(EARLY, CROWD), Duration.ofSeconds(3));
        rush.leave(IntStream.range(ROW / 2, SEATS / 2).mapToObj(i -> List.of(seats.get(2 * i), seats.get(2 * i + 1))).toList());
        SeatPage map = seats(phone).people(2).tap(24);
        int[] pair = map.own(2);
        map.pay();
        phone.page().getByText("모두 사용").tap();
        button(phone, "포인트 180,000 결제하기").tap();
        paid(phone, first, pair);
        seats(desk).choose(10).owns(10).pay();
        // The window has no picture for its tab.
        desk.mayAlsoOpen(Platform.sandbox().address().toString()).expectErrors("favicon.ico");
        button(desk, "90,000원 결제하기").click();
        desk.page().waitForURL("**/window?**");
        button(desk, "결제하기").click();
        Purchase byCard = paid(desk, second, 10);
        seats(english).choose(40).owns(40).pay();
        english.page().getByText("Use all").click();
        button(english, "Pay with 90,000 points").click();
        paid(english, third, 40);
        List<String> bought = purchases.inBrowsers().stream().flatMap(each -> each.seats().stream()).toList();
        rush.leave(seats.subList(0, ROW).stream().filter(seat -> !bought.contains(seat)).map(List::of).toList());

        int expected = (SEATS - ROW) / 2 + ROW - bought.size();
        awaitSoldOut(running, expected);
        assertThat(rush.sawSoldOut()).as("saw that no seat is left").isBetween(CROWD - expected - THRESHOLD, CROWD - expected);
        soon(() -> assertThat(api.get("/api/events/" + lobby.event()).expect(200).at("/event/status")).isEqualTo("sold_out"));
        Visitor late = dark().as(atBrowsers.get(3)).open("/queue/" + lobby.event());
        assertThat(late.page().locator("[data-phase=soldOut] .notice")).containsText("모든 좌석이 팔렸거나");
        return new Bought(desk, byCard);
    }

    private void awaitSoldOut(CompletableFuture<Void> running, int expected) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            if (running.isDone()) {
                running.join();
            }
            assertThat(rush.purchases()).hasSize(expected);
            assertThat(lobby.room().get("soldOut").asBoolean()).isTrue();
        });
        rush.soldOut();
        running.join();
    }

    private void buyersCancelAndOthersBuyTheirSeats(Bought byCard) {
        Page page = byCard.visitor().open("/my/" + byCard.purchase().reservation()).page();
        page.getByText("예매 취소하기").click();
        page.locator("dialog.sheet .danger").click();
        page.locator(".badge").getByText("환불").waitFor();
        purchases.cancelledByBuyer(byCard.purchase());
        for (Purchase each : rush.purchases().subList(0, CANCELLED_BY_BUYERS - 1)) {
            each.buyer().api().post(reservation(each) + "/cancel", Map.of("reason", "일정이 바뀌었어요")).expect(200);
            purchases.cancelledByBuyer(each);
        }
        int before = rush.purchases().size();

        rush.comeBack(THRESHOLD + CANCELLED_BY_BUYERS);
        rush.leave(purchases.cancelledByBuyers().stream().map(Purchase::seats).toList());
        awaitSoldOut(rush.begin(), before + CANCELLED_BY_BUYERS);
    }

    private void staffCancel() {
        List<Purchase> chosen = rush.purchases().subList(CANCELLED_BY_BUYERS, CANCELLED_BY_BUYERS + CANCELLED_BY_STAFF);
        List<String> reservations = chosen.stream().map(Purchase::reservation).toList();
        Answer preview = administrator.post(CANCELLATIONS + "/preview", Map.of("reservationIds", reservations)).expect(200);
        assertThat(preview.at("/refundTotal")).isEqualTo(String.valueOf(purchases.amountOf(chosen)));

        String run = administrator.post(CANCELLATIONS, Map.of("reservationIds", reservations, "reason", "시야 제한", "version",
            preview.at("/version"))).expect(202).at("/id");

        soon(() -> assertThat(administrator.get(CANCELLATIONS + "/" + run).expect(200).json().get("doneAt").isNull()).isFalse());
        assertThat(administrator.get(CANCELLATIONS + "/" + run).at("/cancelled")).isEqualTo(String.valueOf(CANCELLED_BY_STAFF));
        purchases.cancelledByStaff(chosen);
    }

    /** Two devices, which have some tickets in common, and the page. @return how many are inside */
    private int admit(JsonNode cancelledPass) {
        DoorDevice one = new DoorDevice(administrator, performance, "게이트 1");
        DoorDevice two = new DoorDevice(administrator, performance, "게이트 2");
        Purchase inEnglish = purchases.inBrowsers().get(2);
        JsonNode pass = inEnglish.buyer().api().get(reservation(inEnglish) + "/pass").expect(200).json();
        List<String> tickets = sql.texts("""
            SELECT number || '-1'
            FROM reservations
            WHERE event_id = ?::uuid
              AND status = 'confirmed'
              AND number <> ?""", lobby.event(), pass.get("number").asText());
        int others = 2 * SCANNED - SCANNED_TWICE;

        assertThat(outcomes(one, tickets.subList(0, SCANNED))).containsOnly("admitted");
        List<String> outcomes = outcomes(two, tickets.subList(SCANNED - SCANNED_TWICE, others));
        assertThat(outcomes.subList(0, SCANNED_TWICE)).containsOnly("duplicate");
        assertThat(outcomes.subList(SCANNED_TWICE, SCANNED)).containsOnly("admitted");

        Page page = phone("en").as(stage.staff("door")).open("/door?performance=" + performance).page();
        page.getByLabel("Name of the device or gate").fill("Gate 3");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start").setExact(true)).tap();
        verdict(page, "idle").waitFor();
        scan(page, DoorDevice.code(cancelledPass, 0));
        verdict(page, "cancelled").waitFor();
        scan(page, DoorDevice.code(pass, 0));
        assertThat(verdict(page, "admitted")).containsText("A-1-41");
        assertThat(figure(page, "admitted")).hasText((others + 1) + " / " + Purchases.seatsOf(purchases.kept()));
        assertThat(figure(page, "unsent")).hasText("0");
        return others + 1;
    }

    private static List<String> outcomes(DoorDevice device, List<String> tickets) {
        return device.send(Instant.now(), tickets.stream().map(device::scan).toList()).expect(200).json().get("results")
            .findValuesAsText("outcome");
    }

    private void assertTheLineWasInOrder() {
        QueueHistory history = new QueueHistory(sql, lobby.event());
        assertThat(history.mostInside()).isEqualTo(THRESHOLD);
        assertThat(history.overtaken()).isZero();
        assertThat(history.twice()).isZero();
        assertThat(history.people()).as("nobody lost").isEqualTo(CROWD + BROWSERS);
    }

    private static String reservation(Purchase purchase) {
        return "/api/reservations/" + purchase.reservation();
    }

    private static Visitor waits(Visitor visitor) {
        visitor.page().locator("[data-phase=waiting] .queue-figures").waitFor();
        return visitor;
    }

    /** The page to which the waiting room leads. */
    private static SeatPage seats(Visitor visitor) {
        visitor.page().waitForURL("**/seats/*", new Page.WaitForURLOptions().setTimeout(PATIENCE.toMillis()));
        return SeatPage.of(visitor);
    }

    private Purchase paid(Visitor visitor, Buyer buyer, int... seats) {
        visitor.page().locator("[data-phase=paid]").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
        String reservation = sql.texts("SELECT id FROM reservations WHERE user_id = ?::uuid", buyer.id()).get(0);
        String order = sql.texts("SELECT id FROM payments WHERE reservation_id = ?::uuid AND method = 'CARD'", reservation).stream()
            .findFirst().orElse(null);
        Purchase purchase = new Purchase(buyer, reservation, Arrays.stream(seats).mapToObj(lobby.show().seats()::get).toList(), order);
        purchases.boughtInBrowser(purchase);
        return purchase;
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }
}
