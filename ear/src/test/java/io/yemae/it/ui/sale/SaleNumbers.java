package io.yemae.it.ui.sale;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.yemae.it.kit.YemaeIT.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Sheet;
import io.yemae.it.kit.Sql;
import io.yemae.it.kit.places.DoorDevice;
import io.yemae.it.kit.places.Till;
import io.yemae.it.queue.SaleRush.Purchase;
import java.util.List;

/** The numbers of a sale on all pages, in all answers, files and tables and at the gateway, compared with what was bought. */
record SaleNumbers(Api administrator, Sql sql, Till till, String event, String performance, Purchases purchases) {

    /** The seat map, the page of the event, the cockpit, the report and the database. */
    void assertSeatsAgree() {
        long sold = Purchases.seatsOf(purchases.kept());
        long free = GreatHall.SEATS - sold;
        assertThat(free).as("only what staff cancelled is free").isEqualTo(Purchases.seatsOf(purchases.cancelledByStaff()));
        soon(() -> {
            JsonNode grades = administrator.get("/api/performances/dates/" + performance + "/counts").expect(200).json().get("grades");
            assertThat(sum(grades, "sold")).isEqualTo(sold);
            assertThat(sum(grades, "free")).isEqualTo(free);
            assertThat(sum(administrator.get("/api/tickets/event/" + event).expect(200).json().get("ticketTypes"), "available_quantity"))
                .isEqualTo(free);
            JsonNode seats = cockpit().get("seats");
            assertThat(List.of(seats.get("sold").asLong(), seats.get("held").asLong(), seats.get("free").asLong()))
                .containsExactly(sold, 0L, free);
        });
        JsonNode report = report();
        assertThat(report.at("/performances/0/sold").asLong()).isEqualTo(sold);
        assertThat(report.at("/total/sold").asInt()).as("reservations").isEqualTo(purchases.all().size());
        assertThat(sum(report.get("sections"), "sold")).as("seats, some of them twice").isEqualTo(Purchases.seatsOf(purchases.all()));
        assertThat(sql.number("""
            SELECT count(*)
            FROM seat_states
            JOIN seats ON seats.id = seat_states.seat_id
            WHERE performance_id = ?::uuid
              AND status = 'sold'""", performance)).isEqualTo(sold);
        assertThat(new DoorDevice(administrator, performance, "창구").counts().get("tickets").asLong()).isEqualTo(sold);
    }

    /** The cockpit, the report, the balances of buyers, the database and the gateway. */
    void assertMoneyAgrees() {
        long sales = purchases.amountOf(purchases.all());
        long refunds = purchases.amountOf(purchases.cancelled());
        long revenue = sales - refunds;
        JsonNode report = report();
        assertThat(List.of("sales", "refunds", "revenue").stream().map(each -> report.get("total").get(each).asLong()))
            .containsExactly(sales, refunds, revenue);
        assertThat(List.of("days", "grades", "sections", "methods", "channels"))
            .allSatisfy(part -> assertThat(sum(report.get(part), "revenue")).as(part).isEqualTo(revenue));
        JsonNode money = cockpit().get("money");
        assertThat(money.get("revenue").asLong()).isEqualTo(revenue);
        assertThat(money.get("reservations").asInt()).isEqualTo(purchases.kept().size());
        assertThat(sql.number("SELECT sum(total_amount) FROM reservations WHERE event_id = ?::uuid AND status = 'confirmed'", event))
            .isEqualTo(revenue);
        long byCard = purchases.amountOf(purchases.kept().stream().filter(Purchase::isByCard).toList());
        soon(() -> assertThat(purchases.all().stream().filter(Purchase::isByCard).mapToLong(each -> till.kept(each.order())).sum())
            .isEqualTo(byCard));
        assertThat(sql.number("""
            SELECT sum(-entry.amount)
            FROM point_entries entry
            JOIN payments payment ON payment.id = entry.payment_id
            JOIN reservations reservation ON reservation.id = payment.reservation_id
            WHERE reservation.event_id = ?::uuid""", event)).isEqualTo(revenue - byCard);
    }

    /** The pages of the report and of the cockpit. @param page that of an administrator */
    void assertPagesAgree(Page page) {
        String revenue = "%,d원".formatted(purchases.amountOf(purchases.kept()));
        page.navigate("/admin/reports?eventId=" + event);
        assertThat(page.locator("[data-figure=revenue] strong")).hasText(revenue);
        page.navigate("/admin/events/" + event + "/sale");
        assertThat(page.locator("[data-figure=revenue] strong")).hasText(revenue);
        assertThat(page.locator("[data-figure=free] strong"))
            .hasText(String.valueOf(GreatHall.SEATS - Purchases.seatsOf(purchases.kept())));
    }

    void assertFilesAgree() {
        long revenue = purchases.amountOf(purchases.kept());
        assertThat(file("sales").sum("금액")).isEqualTo(revenue);
        Sheet reservations = file("reservations");
        assertThat(reservations.size()).isEqualTo(purchases.all().size());
        assertThat(reservations.sum("금액", "상태", "confirmed")).isEqualTo(revenue);
        assertThat(reservations.sum("금액", "상태", "cancelled")).isEqualTo(purchases.amountOf(purchases.cancelled()));
        Sheet payments = file("payments");
        assertThat(payments.sum("금액", "상태", "DONE") + payments.sum("포인트", "상태", "DONE")).isEqualTo(revenue);
    }

    private JsonNode report() {
        return administrator.get("/api/admin/reports/sales?eventId=" + event).expect(200).json();
    }

    private JsonNode cockpit() {
        return administrator.get("/api/admin/events/" + event + "/sale").expect(200).json();
    }

    private Sheet file(String kind) {
        return Sheet.ofCsv(administrator.download("text/csv", "/api/admin/exports/" + kind + "?eventId=" + event));
    }

    private static long sum(JsonNode lines, String member) {
        assertThat(lines).isNotEmpty();
        long sum = 0;
        for (JsonNode line : lines) {
            sum += line.get(member).asLong();
        }
        return sum;
    }
}
