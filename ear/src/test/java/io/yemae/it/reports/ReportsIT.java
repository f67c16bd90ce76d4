package io.yemae.it.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Sheet;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.StatementCounts;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Counter;
import io.yemae.it.kit.places.Till;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reports of sales, and exports. */
class ReportsIT extends YemaeIT {
    private static final String REPORT = "/api/admin/reports/sales?eventId=";
    private static final String EXPORT = "/api/admin/exports/";
    private static final String FOUND = EXPORT + "found-reservations?";
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String LIST = "/api/admin/reservations?count=false&limit=20";
    /** The median of three: the machine may be busy. */
    private static final Duration FIRST_ROW = Duration.ofSeconds(1);
    private static final int FIRST_BYTES = 1_000;
    /** More than fits into the buffers between the platform and a client that does not read. */
    private static final int ROWS = Integer.getInteger("yemae.rows", 60_000);
    private static final Duration SUMMED = Duration.ofSeconds(60).plusMillis(ROWS);
    /** Pages of the database that a report may read: fewer than if it read each reservation. */
    private static final long PAGES = ROWS / 10;
    private static final String LAST_PERFORMANCE =
        "SELECT id FROM performances WHERE event_id = ?::uuid AND starts_at > now() + interval '1000 days'";

    private final Api administrator = stage.administrator();
    private final Till till = new Till(Platform.sandbox(), sql, stage);

    /** Two seats paid with points, one by card, one by card and points, and one cancelled, of 70,000 won each. */
    private Show soldShow(String reason) {
        Show show = stage.show(10, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyerWithPoints(140_000);
        buyer.payWithPoints(buyer.hold(show, show.seats().get(0), show.seats().get(1)).expect(201).at("/reservation/id")).expect(200);
        till.payer(show, 2).confirm().expect(200);
        till.payerWithPoints(20_000, show, 3).confirm().expect(200);
        Buyer leaving = stage.buyerWithPoints(70_000);
        String left = leaving.hold(show, show.seats().get(4)).expect(201).at("/reservation/id");
        leaving.payWithPoints(left).expect(200);
        leaving.api().post("/api/reservations/" + left + "/cancel", Map.of("reason", reason)).expect(200);
        stage.buyer().hold(show, show.seats().get(5)).expect(201);
        return show;
    }

    @Test
    void allFiguresOfAnEventAgreeWithEachOtherTheCockpitAndTheExports() {
        Show show = soldShow("일정이 바뀌었어요");

        JsonNode report = administrator.get(REPORT + show.event()).expect(200).json();

        JsonNode total = report.get("total");
        assertThat(total.get("sold").asLong()).isEqualTo(4);
        assertThat(total.get("sales").asLong()).isEqualTo(350_000);
        assertThat(total.get("refunds").asLong()).isEqualTo(70_000);
        assertThat(total.get("revenue").asLong()).isEqualTo(280_000);
        soon(() -> assertThat(administrator.get("/api/admin/events/" + show.event() + "/sale").expect(200).at("/money/revenue"))
            .isEqualTo("280000"));
        assertThat(List.of("days", "grades", "sections", "methods", "channels"))
            .allSatisfy(part -> assertThat(sum(report.get(part), "revenue")).as(part).isEqualTo(280_000))
            .allSatisfy(part -> assertThat(sum(report.get(part), "sales")).as(part).isEqualTo(350_000));
        assertThat(sum(report.get("sections"), "sold")).isEqualTo(5);
        assertThat(named(report.get("methods"), "POINTS").get("revenue").asLong()).isEqualTo(160_000);
        assertThat(named(report.get("methods"), "CARD").get("revenue").asLong()).isEqualTo(120_000);
        assertThat(report.at("/refunds/0/reason").asText()).isEqualTo("일정이 바뀌었어요");
        assertThat(report.at("/performances/0/sold").asLong()).isEqualTo(4);
        assertThat(report.at("/performances/0/seats").asLong()).isEqualTo(10);
        assertThat(Sheet.ofCsv(file("sales", show)).sum("금액")).isEqualTo(280_000);
        assertThat(Sheet.ofXlsx(administrator.download(XLSX, EXPORT + "sales?eventId=" + show.event())).sum("금액")).isEqualTo(280_000);
        assertThat(Sheet.ofCsv(file("reservations", show)).sum("금액", "상태", "confirmed")).isEqualTo(280_000);
        Sheet payments = Sheet.ofCsv(file("payments", show));
        assertThat(payments.sum("금액", "상태", "DONE") + payments.sum("포인트", "상태", "DONE")).isEqualTo(280_000);
    }

    @Test
    void salesAtACounterAreOfTheirChannelAndMeans() {
        Show show = stage.show(3);
        Counter counter = Counter.of(stage, show);
        counter.sell(Map.of("buyerName", "김손님")).expect(201);
        String sale = counter.sell(Map.of("means", "terminal", "approvalNumber", "30012345")).expect(201).at("/id");
        counter.refund(sale).expect(200);

        JsonNode report = administrator.get(REPORT + show.event()).expect(200).json();

        assertThat(report.get("channels")).hasSize(1);
        assertThat(named(report.get("channels"), "BOX_OFFICE").get("revenue").asLong()).isEqualTo(70_000);
        assertThat(named(report.get("methods"), "CASH").get("revenue").asLong()).isEqualTo(70_000);
        assertThat(named(report.get("methods"), "TERMINAL").get("refunds").asLong()).isEqualTo(70_000);
        assertThat(Sheet.ofCsv(file("sales", show)).sum("금액", "결제 수단", "CASH")).isEqualTo(70_000);
        assertThat(Sheet.ofCsv(file("reservations", show)).column("이름")).contains("김손님");
    }

    @Test
    void aReportIsOfThePerformanceAndTheDaysThatAreAskedFor() {
        Show show = soldShow("x");
        String today = LocalDate.now(SEOUL).toString();
        String performance = stage.performance(show.event());
        String other = stage.performance(stage.show(1).event());

        assertThat(revenue(show, "&from=" + today + "&to=" + today + "&performanceId=" + performance)).isEqualTo(280_000);
        assertThat(revenue(show, "&to=" + LocalDate.now(SEOUL).minusDays(2))).isZero();
        assertThat(Sheet.ofCsv(administrator.download(CSV, EXPORT + "sales?to=2020-01-01")).size()).isZero();
        administrator.get(REPORT + show.event() + "&performanceId=" + other).expectProblem(404, "PERFORMANCE_NOT_FOUND");
        administrator.get(EXPORT + "sales?eventId=" + show.event() + "&performanceId=" + other)
            .expectProblem(404, "PERFORMANCE_NOT_FOUND");
        administrator.get(REPORT + UUID.randomUUID()).expectProblem(404, "EVENT_NOT_FOUND");
        administrator.get(REPORT + "x").expectProblem(400, "INVALID_ID");
        administrator.get(REPORT + "&performanceId=" + performance).expectProblem(400, "INVALID_REQUEST");
        administrator.get(REPORT + "&from=2026-11-02&to=2026-11-01").expectProblem(400, "INVALID_REQUEST");
        administrator.get(EXPORT + "sales?format=pdf").expectProblem(400, "INVALID_REQUEST");
        administrator.getAs("application/pdf", EXPORT + "sales").expectProblem(406, "NOT_ACCEPTABLE");
    }

    @Test
    void anOrganiserReportsAndExportsOnlyTheOwnEvents() {
        Show own = soldShow("x");
        Show foreign = stage.show(1);
        Buyer organiser = stage.staff("organiser");
        assertThat(organiser.api().get(REPORT).expect(200).at("/total/sold")).isEqualTo("0");
        administrator.raw("PUT", "/api/admin/users/" + organiser.id() + "/events/" + own.event(), null, null).expect(204);

        assertThat(organiser.api().get(REPORT).expect(200).at("/total/revenue")).isEqualTo("280000");
        assertThat(Sheet.ofCsv(organiser.api().download(CSV, EXPORT + "sales")).sum("금액")).isEqualTo(280_000);
        organiser.api().get(REPORT + foreign.event()).expectProblem(404, "EVENT_NOT_FOUND");
        organiser.api().get(EXPORT + "reservations?eventId=" + foreign.event()).expectProblem(404, "EVENT_NOT_FOUND");
    }

    @Test
    void aFileRunsNoFormulaAndHasTheLanguageOfItsReader() {
        String reason = "=HYPERLINK(\"http://x\"),\n<b>";
        Show show = soldShow(reason);

        assertThat(Sheet.ofCsv(file("reservations", show)).column("취소 이유")).contains("'" + reason);
        Api english = administrator.with("Accept-Language", "en");
        byte[] workbook = english.download(XLSX, EXPORT + "reservations?format=xlsx&eventId=" + show.event());
        Sheet sheet = Sheet.ofXlsx(workbook);
        assertThat(sheet.size()).isEqualTo(5);
        assertThat(sheet.column("Reason of the cancellation")).contains(reason);
        Answer answer = english.getAs("*/*", EXPORT + "payments?eventId=" + show.event()).expect(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
            .matches("attachment; filename=\"yemae-payments-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theReservationsOfASearchAreExportedAsItsListHasThem() {
        Show show = soldShow("x");
        Show foreign = stage.show(1);
        Buyer organiser = stage.staff("organiser");
        administrator.raw("PUT", "/api/admin/users/" + organiser.id() + "/events/" + show.event(), null, null).expect(204);

        for (String query : List.of("eventId=" + show.event(), "eventId=" + show.event() + "&status=cancelled",
                "eventId=" + show.event() + "&payment=completed", "q=" + numbers(show).get(2),
                "eventId=" + show.event() + "&from=" + Instant.now().minusSeconds(3600) + "&to=" + Instant.now().minusSeconds(1800))) {
            List<String> listed = new ArrayList<>();
            administrator.get(LIST + "&" + query).expect(200).json().get("reservations")
                .forEach(each -> listed.add(each.get("reservation_number").asText()));
            assertThat(Sheet.ofCsv(administrator.download(CSV, FOUND + query)).column("예매 번호")).as(query)
                .isEqualTo(listed);
        }
        assertThat(Sheet.ofXlsx(administrator.download(XLSX, FOUND + "eventId=" + show.event() + "&status=confirmed")).size()).isEqualTo(3);
        assertThat(Sheet.ofCsv(organiser.api().download(CSV, FOUND)).column("예매 번호")).isEqualTo(numbers(show));
        assertThat(Sheet.ofCsv(organiser.api().download(CSV, FOUND + "eventId=" + foreign.event())).size()).isZero();
        administrator.get(FOUND + "q=x").expectProblem(400, "INVALID_REQUEST");
        administrator.get(FOUND + "status=lost").expectProblem(400, "INVALID_REQUEST");
        administrator.get(FOUND + "format=pdf").expectProblem(400, "INVALID_REQUEST");
        assertThat(sql.texts("SELECT DISTINCT action || ' ' || target || ' ' || detail FROM audit_entries WHERE actor = ? AND action LIKE "
            + "'export.%'", organiser.id())).containsExactlyInAnyOrder("export.found  csv", "export.found " + foreign.event() + " csv");
    }

    /** Of the reservations of a show, the newest first. */
    private static List<String> numbers(Show show) {
        return sql.texts("SELECT number FROM reservations WHERE event_id = ?::uuid ORDER BY id DESC", show.event());
    }

    @Test
    void exportsAreAuditedAndLimitedByTheHour() {
        Show show = stage.show(1);
        Buyer staff = stage.staff("admin");
        try {
            administrator.patch("/api/admin/policies/exports.per.hour", Map.of("value", 1)).expect(200);
            staff.api().download(CSV, EXPORT + "reservations?from=2026-01-01&eventId=" + show.event());

            Answer refused = staff.api().getAs(CSV, EXPORT + "sales").expectProblem(429, "TOO_MANY_EXPORTS");
            assertThat(refused.headers().firstValue("Retry-After")).contains("600");
        } finally {
            administrator.patch("/api/admin/policies/exports.per.hour", Map.of("value", 10_000)).expect(200);
        }
        assertThat(sql.texts("""
            SELECT concat_ws(' ', action, target, detail)
            FROM audit_entries
            WHERE actor = ?
              AND action LIKE 'export.%'""", staff.id())).containsExactly("export.reservations " + show.event() + " csv 2026-01-01–");
    }

    @Test
    void ofManyReservationsExportReportListAndSearchAnswerAtOnceAndOnlyTwoExportsRunAtATime() throws IOException, InterruptedException {
        Show show = stage.show(1);
        String number = "RP" + show.event().substring(28).toUpperCase(Locale.ROOT);
        String path = EXPORT + "reservations?format=csv&eventId=" + show.event();
        insertPaid(show, number);
        try {
            List<Duration> beginnings = new ArrayList<>();
            try (InputStream one = begun(path, beginnings); InputStream ignored = begun(path, beginnings)) {
                Answer refused = administrator.getAs(CSV, path).expectProblem(429, "EXPORTS_BUSY");
                assertThat(refused.headers().firstValue("Retry-After")).contains("30");
                String rest = new String(one.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(rest.lines().count()).isGreaterThan(ROWS - FIRST_BYTES);
                assertThat(rest).contains(number + "1,");
                begun(path, beginnings).close();
            }
            assertThat(median(beginnings)).as("export").isLessThan(FIRST_ROW);
            beginnings.clear();
            for (String query : List.of("eventId=" + show.event(), "status=confirmed", "eventId=" + show.event() + "&q=" + number)) {
                awaitRoomForAnExport();
                begun(FOUND + query, beginnings).close();
            }
            assertThat(median(beginnings)).as("export of a search").isLessThan(FIRST_ROW);
            await().atMost(SUMMED).until(() -> sql.texts("SELECT reservation_id FROM sales_unsummed LIMIT 1").isEmpty());
            long before = pagesReadForReports();
            JsonNode report = administrator.get(REPORT + show.event()).expect(200).json();
            assertThat(pagesReadForReports() - before).as("pages read").isBetween(1L, PAGES);
            assertThat(report.at("/total/sold").asLong()).isEqualTo(ROWS);
            assertThat(report.at("/total/revenue").asLong()).isEqualTo(ROWS * 1_000L);
            assertThat(sum(report.get("sections"), "sold")).isEqualTo(ROWS);
            assertThat(report.at("/performances/1/sold").asLong()).isEqualTo(ROWS);
            assertThat(medianOf(REPORT + show.event())).as("report").isLessThan(FIRST_ROW);
            assertThat(medianOf(LIST + "&eventId=" + show.event())).as("list").isLessThan(FIRST_ROW);
            assertThat(medianOf(LIST + "&q=" + number + "7")).as("search").isLessThan(FIRST_ROW);
            awaitRoomForAnExport();
        } finally {
            remove(show);
        }
    }

    /** A seat each, of a performance that only the database knows. */
    private void insertPaid(Show show, String number) {
        sql.update("""
            WITH performance AS (
                INSERT INTO performances (id, event_id, venue_id, starts_at, ends_at)
                SELECT uuidv7(), event_id, venue_id, starts_at + interval '1000 days', ends_at + interval '1000 days'
                FROM performances
                WHERE event_id = ?::uuid
                RETURNING id, event_id),
            seat AS (
                INSERT INTO seats (id, performance_id, grade_id, ordinal, section, row_number, seat_number, label)
                SELECT uuidv7(), performance.id, grade.id, n, '가', n / 100 + 1, n % 100 + 1, n::text
                FROM performance
                JOIN grades grade ON grade.event_id = performance.event_id
                CROSS JOIN generate_series(1, ?) n
                RETURNING id, performance_id, grade_id, ordinal),
            reservation AS (
                INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, total_amount, expires_at,
                                          created_at, confirmed_at)
                SELECT seat.id, ?::text || seat.ordinal, seat.id, performance.event_id, performance.id, 'confirmed', 'completed', 1000,
                       now(), now(), now()
                FROM seat
                CROSS JOIN performance),
            item AS (
                INSERT INTO reservation_items (reservation_id, seat_id, grade_id, unit_price, performance_id, user_id, slot)
                SELECT id, id, grade_id, 1000, performance_id, id, 1
                FROM seat)
            INSERT INTO seat_states (seat_id, status, reservation_id)
            SELECT id, 'sold', id
            FROM seat""", show.event(), ROWS, number);
        sql.update("ANALYZE reservations, reservation_items, seats, sales_unsummed");
    }

    private void remove(Show show) {
        for (String inserted : List.of("reservations", "reservation_items", "sales_sums")) {
            sql.update("DELETE FROM " + inserted + " WHERE performance_id = (" + LAST_PERFORMANCE + ")", show.event());
        }
        sql.update("DELETE FROM seat_states WHERE seat_id IN (SELECT id FROM seats WHERE performance_id = (" + LAST_PERFORMANCE + "))",
            show.event());
        sql.update("DELETE FROM seats WHERE performance_id = (" + LAST_PERFORMANCE + ")", show.event());
        sql.update("DELETE FROM performances WHERE id = (" + LAST_PERFORMANCE + ")", show.event());
    }

    /** By the functions on which reports are based. */
    private static long pagesReadForReports() {
        return StatementCounts.pagesReadBy("sales_moves") + StatementCounts.pagesReadBy("sales_sums_of");
    }

    /** An export of which only the first bytes have been read. */
    private InputStream begun(String path, List<Duration> beginnings) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Platform.http() + path))
            .header("Authorization", "Bearer " + administrator.token()).build();
        long start = System.nanoTime();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        answer.body().readNBytes(FIRST_BYTES);
        beginnings.add(Duration.ofNanos(System.nanoTime() - start));
        return answer.body();
    }

    /** A client that went away is noticed at the next write. */
    private void awaitRoomForAnExport() {
        soon(() -> administrator.getAs(CSV, EXPORT + "sales?to=2020-01-01").expect(200));
    }

    private Duration medianOf(String path) {
        List<Duration> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            administrator.get(path).expect(200);
            answers.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return median(answers);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private byte[] file(String kind, Show show) {
        return administrator.download(CSV, EXPORT + kind + "?eventId=" + show.event());
    }

    private long revenue(Show show, String filter) {
        return Long.parseLong(administrator.get(REPORT + show.event() + filter).expect(200).at("/total/revenue"));
    }

    private static long sum(JsonNode lines, String member) {
        long sum = 0;
        for (JsonNode line : lines) {
            sum += line.get(member).asLong();
        }
        return sum;
    }

    private static JsonNode named(JsonNode lines, String name) {
        for (JsonNode line : lines) {
            if (line.get("name").asText().equals(name)) {
                return line;
            }
        }
        throw new AssertionError("No " + name + " in " + lines);
    }
}
