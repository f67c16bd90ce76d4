package io.yemae.it.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.yemae.it.ui.Gate.figure;
import static io.yemae.it.ui.Gate.scan;
import static io.yemae.it.ui.Gate.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.DoorDevice;
import io.yemae.it.kit.Lobby;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sheet;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.Till;
import io.yemae.it.queue.QueueHistory;
import io.yemae.it.queue.SaleRush;
import io.yemae.it.queue.SaleRush.Purchase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One sale from the wizard to the report: three browsers among 2,000 buyers, 600 seats. The seats that buyers give back are sold again to
 * those who wait; those that staff cancel stay free. At the end the numbers of all pages, answers, files, tables and of the gateway agree.
 */
class WholeSaleIT extends BrowserIT {
    private static final Buyer ADMINISTRATOR = new Buyer(null, null, 0, "admin@yemae.test");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Seoul"));
    private static final int CROWD = 2_000;
    /** The last one comes too late. */
    private static final int BROWSERS = 4;
    /** They come before the browsers, and find seats for all of them. */
    private static final int EARLY = 60;
    private static final int THRESHOLD = 30;
    private static final int SEATS = 600;
    private static final int ROW = 50;
    private static final int SEATS_IN_FRONT = 100;
    private static final long PRICE_IN_FRONT = 90_000;
    private static final long PRICE = 60_000;
    private static final long POINTS = 200_000;
    private static final int CANCELLED_BY_BUYERS = 11;
    private static final int CANCELLED_BY_STAFF = 7;
    private static final int SCANNED = 150;
    private static final int SCANNED_TWICE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CANCELLATIONS = "/api/admin/reservations/cancellations";

    private final Till till = new Till(Platform.sandbox(), sql, stage);
    private final Api administrator = stage.administrator();
    private final List<Purchase> inBrowsers = new ArrayList<>();
    private final List<Purchase> cancelled = new ArrayList<>();
    private Lobby lobby;
    private SaleRush rush;
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
        lobby = new Lobby(api, stage, open());
        performance = stage.performance(lobby.event());
        rush = new SaleRush(lobby, till);

        Bought byCard = sellOut();
        JsonNode cancelledPass = byCard.purchase().buyer().api().get(reservation(byCard.purchase()) + "/pass").expect(200).json();
        buyersCancelAndOthersBuyTheirSeats(byCard);
        staffCancel();
        int admitted = admit(cancelledPass);

        assertSeatsAgree();
        assertMoneyAgrees();
        assertFilesAgree();
        assertThat(new DoorDevice(administrator, performance, "창구").counts().get("admitted").asInt()).isEqualTo(admitted);
        assertTheLineWasInOrder();
        assertInvariants();
    }

    /** Creates the event with the wizard, and opens its sale. */
    private Show open() {
        List<?> sections = List.of(section("A", SEATS_IN_FRONT / ROW, 80_000), section("B", (SEATS - SEATS_IN_FRONT) / ROW, PRICE));
        String layout = administrator.post("/api/admin/layouts", Map.of("name", "큰 홀 " + System.nanoTime(), "description", "", "sections",
            sections)).expect(201).at("/id");
        Page page = desk().as(ADMINISTRATOR).open("/admin/events").page();
        EventWizard wizard = EventWizard.begin(page);
        page.locator("[name=title]").fill("큰 공연 " + System.nanoTime());
        page.locator("[name=category]").fill("콘서트");
        page.locator("[name=runningMinutes]").fill("120");
        wizard.next("장소와 좌석").addVenue("큰 홀 " + System.nanoTime());
        page.locator("[name=seatLayoutId]").selectOption(layout);
        wizard.next("등급");
        page.locator("#grade-0-price").fill(String.valueOf(PRICE_IN_FRONT));
        wizard.next("회차").addPerformances(TODAY.plusDays(10), TODAY.plusDays(10), "19:30");
        wizard.next("판매와 대기열");
        page.locator("[name=saleStart]").fill(TODAY.plusDays(2) + "T20:00");
        page.locator("[name=saleEnd]").fill(TODAY.plusDays(9) + "T20:00");
        page.locator("[name=maxSeatsPerUser]").fill("2");
        page.locator("[name=threshold]").fill(String.valueOf(THRESHOLD));
        wizard.next("확인").create();
        page.waitForURL("**/admin/events/*?tab=checklist");
        wizard.openSale();
        return stage.show(page.url().replaceAll(".*/events/|\\?.*", ""));
    }

    private static Map<String, Object> section(String name, int rows, long price) {
        return Map.of("name", name, "rows", rows, "seatsPerRow", ROW, "startRow", 1, "price", price);
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
        List<String> bought = inBrowsers.stream().flatMap(each -> each.seats().stream()).toList();
        rush.leave(seats.subList(0, ROW).stream().filter(seat -> !bought.contains(seat)).map(List::of).toList());

        int purchases = (SEATS - ROW) / 2 + ROW - bought.size();
        awaitSoldOut(running, purchases);
        assertThat(rush.told()).as("told that no seat is left").isBetween(CROWD - purchases - THRESHOLD, CROWD - purchases);
        soon(() -> assertThat(api.get("/api/events/" + lobby.event()).expect(200).at("/event/status")).isEqualTo("sold_out"));
        Visitor late = dark().as(atBrowsers.get(3)).open("/queue/" + lobby.event());
        assertThat(late.page().locator("[data-phase=soldOut] .notice")).containsText("모든 좌석이 팔렸거나");
        return new Bought(desk, byCard);
    }

    private void awaitSoldOut(CompletableFuture<Void> running, int purchases) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            if (running.isDone()) {
                running.join();
            }
            assertThat(rush.purchases()).hasSize(purchases);
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
        cancelled.add(byCard.purchase());
        for (Purchase each : rush.purchases().subList(0, CANCELLED_BY_BUYERS - 1)) {
            each.buyer().api().post(reservation(each) + "/cancel", Map.of("reason", "일정이 바뀌었어요")).expect(200);
            cancelled.add(each);
        }
        int before = rush.purchases().size();

        rush.comeBack(THRESHOLD + CANCELLED_BY_BUYERS);
        rush.leave(cancelled.stream().map(Purchase::seats).toList());
        awaitSoldOut(rush.begin(), before + CANCELLED_BY_BUYERS);
    }

    private void staffCancel() {
        List<Purchase> chosen = rush.purchases().subList(CANCELLED_BY_BUYERS, CANCELLED_BY_BUYERS + CANCELLED_BY_STAFF);
        List<String> reservations = chosen.stream().map(Purchase::reservation).toList();
        Answer preview = administrator.post(CANCELLATIONS + "/preview", Map.of("reservationIds", reservations)).expect(200);
        assertThat(preview.at("/refundTotal")).isEqualTo(String.valueOf(amount(chosen)));

        String run = administrator.post(CANCELLATIONS, Map.of("reservationIds", reservations, "reason", "시야 제한", "version",
            preview.at("/version"))).expect(202).at("/id");

        soon(() -> assertThat(administrator.get(CANCELLATIONS + "/" + run).expect(200).json().get("doneAt").isNull()).isFalse());
        assertThat(administrator.get(CANCELLATIONS + "/" + run).at("/cancelled")).isEqualTo(String.valueOf(CANCELLED_BY_STAFF));
        cancelled.addAll(chosen);
    }

    /** Two devices, which have some tickets in common, and the page. @return how many are inside */
    private int admit(JsonNode cancelledPass) {
        DoorDevice one = new DoorDevice(administrator, performance, "게이트 1");
        DoorDevice two = new DoorDevice(administrator, performance, "게이트 2");
        Purchase inEnglish = inBrowsers.get(2);
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
        assertThat(figure(page, "admitted")).hasText((others + 1) + " / " + count(kept()));
        assertThat(figure(page, "unsent")).hasText("0");
        return others + 1;
    }

    private static List<String> outcomes(DoorDevice device, List<String> tickets) {
        return device.send(Instant.now(), tickets.stream().map(device::scan).toList()).expect(200).json().get("results")
            .findValuesAsText("outcome");
    }

    /** The seat map, the page of the event, the cockpit, the report and the database. */
    private void assertSeatsAgree() {
        long sold = count(kept());
        long free = SEATS - sold;
        assertThat(free).as("only what staff cancelled is free").isEqualTo(count(cancelled.subList(CANCELLED_BY_BUYERS, cancelled.size())));
        soon(() -> {
            JsonNode grades = api.get("/api/performances/dates/" + performance + "/counts").expect(200).json().get("grades");
            assertThat(sum(grades, "sold")).isEqualTo(sold);
            assertThat(sum(grades, "free")).isEqualTo(free);
            assertThat(sum(api.get("/api/tickets/event/" + lobby.event()).expect(200).json().get("ticketTypes"), "available_quantity"))
                .isEqualTo(free);
            JsonNode seats = cockpit().get("seats");
            assertThat(List.of(seats.get("sold").asLong(), seats.get("held").asLong(), seats.get("free").asLong()))
                .containsExactly(sold, 0L, free);
        });
        JsonNode report = report();
        assertThat(report.at("/performances/0/sold").asLong()).isEqualTo(sold);
        assertThat(report.at("/total/sold").asInt()).as("reservations").isEqualTo(all().size());
        assertThat(sum(report.get("sections"), "sold")).as("seats, some of them twice").isEqualTo(count(all()));
        assertThat(sql.number("""
            SELECT count(*)
            FROM seat_states
            JOIN seats ON seats.id = seat_states.seat_id
            WHERE performance_id = ?::uuid
              AND status = 'sold'""", performance)).isEqualTo(sold);
        assertThat(new DoorDevice(administrator, performance, "창구").counts().get("tickets").asLong()).isEqualTo(sold);
    }

    /** The cockpit, the report, their pages, the balances of buyers, the database and the gateway. */
    private void assertMoneyAgrees() {
        long sales = amount(all());
        long refunds = amount(cancelled);
        long revenue = sales - refunds;
        JsonNode report = report();
        assertThat(List.of("sales", "refunds", "revenue").stream().map(each -> report.get("total").get(each).asLong()))
            .containsExactly(sales, refunds, revenue);
        assertThat(List.of("days", "grades", "sections", "methods", "channels"))
            .allSatisfy(part -> assertThat(sum(report.get(part), "revenue")).as(part).isEqualTo(revenue));
        JsonNode money = cockpit().get("money");
        assertThat(money.get("revenue").asLong()).isEqualTo(revenue);
        assertThat(money.get("reservations").asInt()).isEqualTo(kept().size());
        assertThat(sql.number("SELECT sum(total_amount) FROM reservations WHERE event_id = ?::uuid AND status = 'confirmed'",
            lobby.event())).isEqualTo(revenue);
        List<Purchase> byCard = kept().stream().filter(Purchase::isByCard).toList();
        soon(() -> assertThat(all().stream().filter(Purchase::isByCard).mapToLong(each -> till.kept(each.order())).sum())
            .isEqualTo(amount(byCard)));
        assertThat(sql.number("""
            SELECT sum(-entry.amount)
            FROM point_entries entry
            JOIN payments payment ON payment.id = entry.payment_id
            JOIN reservations reservation ON reservation.id = payment.reservation_id
            WHERE reservation.event_id = ?::uuid""", lobby.event())).isEqualTo(revenue - amount(byCard));

        Page page = desk().as(ADMINISTRATOR).open("/admin/reports?eventId=" + lobby.event()).page();
        assertThat(page.locator("[data-figure=revenue] strong")).hasText("%,d원".formatted(revenue));
        page.navigate("/admin/events/" + lobby.event() + "/sale");
        assertThat(page.locator("[data-figure=revenue] strong")).hasText("%,d원".formatted(revenue));
        assertThat(page.locator("[data-figure=free] strong")).hasText(String.valueOf(SEATS - count(kept())));
    }

    private void assertFilesAgree() {
        long revenue = amount(kept());
        assertThat(file("sales").sum("금액")).isEqualTo(revenue);
        Sheet reservations = file("reservations");
        assertThat(reservations.size()).isEqualTo(all().size());
        assertThat(reservations.sum("금액", "상태", "confirmed")).isEqualTo(revenue);
        assertThat(reservations.sum("금액", "상태", "cancelled")).isEqualTo(amount(cancelled));
        Sheet payments = file("payments");
        assertThat(payments.sum("금액", "상태", "DONE") + payments.sum("포인트", "상태", "DONE")).isEqualTo(revenue);
    }

    private void assertTheLineWasInOrder() {
        QueueHistory history = new QueueHistory(sql, lobby.event());
        assertThat(history.mostInside()).isEqualTo(THRESHOLD);
        assertThat(history.overtaken()).isZero();
        assertThat(history.twice()).isZero();
        assertThat(history.people()).as("nobody lost").isEqualTo(CROWD + BROWSERS);
    }

    private List<Purchase> all() {
        return Stream.concat(inBrowsers.stream(), rush.purchases().stream()).toList();
    }

    private List<Purchase> kept() {
        return all().stream().filter(each -> !cancelled.contains(each)).toList();
    }

    private static long count(Collection<Purchase> purchases) {
        return purchases.stream().mapToLong(each -> each.seats().size()).sum();
    }

    private long amount(Collection<Purchase> purchases) {
        List<String> inFront = lobby.show().seats().subList(0, SEATS_IN_FRONT);
        return purchases.stream().flatMap(each -> each.seats().stream()).flatMapToLong(seat -> LongStream.of(inFront.contains(seat)
            ? PRICE_IN_FRONT : PRICE)).sum();
    }

    private JsonNode report() {
        return administrator.get("/api/admin/reports/sales?eventId=" + lobby.event()).expect(200).json();
    }

    private JsonNode cockpit() {
        return administrator.get("/api/admin/events/" + lobby.event() + "/sale").expect(200).json();
    }

    private Sheet file(String kind) {
        return Sheet.ofCsv(administrator.download("text/csv", "/api/admin/exports/" + kind + "?eventId=" + lobby.event()));
    }

    private static long sum(JsonNode lines, String member) {
        assertThat(lines).isNotEmpty();
        long sum = 0;
        for (JsonNode line : lines) {
            sum += line.get(member).asLong();
        }
        return sum;
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
        visitor.page().locator("[data-truth=paid]").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
        String reservation = sql.texts("SELECT id FROM reservations WHERE user_id = ?::uuid", buyer.id()).get(0);
        String order = sql.texts("SELECT id FROM payments WHERE reservation_id = ?::uuid AND method = 'CARD'", reservation).stream()
            .findFirst().orElse(null);
        Purchase purchase = new Purchase(buyer, reservation, Arrays.stream(seats).mapToObj(lobby.show().seats()::get).toList(), order);
        inBrowsers.add(purchase);
        return purchase;
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }
}
