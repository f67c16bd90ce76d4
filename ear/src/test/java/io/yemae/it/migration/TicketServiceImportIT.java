package io.yemae.it.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.database.Database;
import io.yemae.importer.ImportReport;
import io.yemae.importer.TicketServiceImport;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Platform;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.YemaeIT;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The import of another ticket service while the platform runs, and the compatibility views (requirement 2, "Database Schema"). */
class TicketServiceImportIT extends YemaeIT {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String SEATED = "e0000000-0000-4000-8000-000000000001";
    private static final String STANDING = "e0000000-0000-4000-8000-000000000002";

    private static Database origin;
    private static ImportReport first;

    @BeforeAll
    static void importTheOrigin() throws SQLException, IOException {
        origin = Platform.startDatabase(Platform.directory().resolve("origin"));
        try (Connection connection = origin.connect(); Statement statement = connection.createStatement();
             InputStream dump = TicketServiceImportIT.class.getResourceAsStream("/origin/ticket-service.sql")) {
            statement.execute(new String(dump.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(importing(true).counts()).extracting(ImportReport.Count::kind, ImportReport.Count::taken).contains(tuple("users", 3L));
        assertThat(sql.number("SELECT count(*) FROM events WHERE id = ?::uuid", SEATED)).as("kept by a dry run").isZero();
        first = importing(false);
    }

    @AfterAll
    static void stopTheOrigin() {
        origin.stop();
    }

    private static ImportReport importing(boolean dryRun) throws SQLException {
        try (Connection from = origin.connect(); Connection to = sql.connect()) {
            return TicketServiceImport.run(from, to, SEOUL, dryRun);
        }
    }

    @Test
    void theReportCountsImportedRowsAndGivesReasonsForTheRest() {
        assertThat(first.counts()).extracting(ImportReport.Count::kind, ImportReport.Count::taken, ImportReport.Count::skipped)
            .containsExactly(
            tuple("users", 3L, 1L), tuple("seat_layouts", 1L, 1L), tuple("events", 3L, 1L), tuple("ticket_types", 2L, 1L),
                tuple("seats", 10L, 0L),
            tuple("reservations", 5L, 3L), tuple("keyword_mappings", 1L, 0L));
        assertThat(first.remarks()).extracting(ImportReport.Remark::row, ImportReport.Remark::reason).contains(
            tuple("a0000000-0000-4000-8000-000000000003", "the e-mail address is another account's here"),
            tuple("a0000000-0000-4000-8000-000000000004", "no bcrypt password: it has to be set by mail before a login"),
            tuple("e0000000-0000-4000-8000-000000000003", "the sale ends before it starts"),
            tuple("c0000000-0000-4000-8000-000000000002", "the event sells seats, and no section has this name"),
            tuple("d0000000-0000-4000-8000-000000000013", "its price differs from its section's: it is sold at 100000 won here"),
            tuple("f0000000-0000-4000-8000-000000000002", "a seat of it is sold to another"),
            tuple("f0000000-0000-4000-8000-000000000003", "still held in the origin: run again when it has ended"),
            tuple("f0000000-0000-4000-8000-000000000006", "its user was not taken"));
        assertThat(first.text()).contains("reservations", "skipped", "still held in the origin");
    }

    @Test
    void theProgramTakesTheDatabasesFromItsEnvironment() throws IOException {
        Map<String, String> environment = new HashMap<>(Platform.environment());
        environment.putAll(Map.of("YEMAE_IMPORT_URL", origin.jdbcUrl(), "YEMAE_IMPORT_USER", origin.user(),
            "YEMAE_IMPORT_PASSWORD", origin.password(), "YEMAE_IMPORT_TIME_ZONE", SEOUL.getId()));

        assertThat(program(environment, 0)).contains("reservations", "Dry run: nothing was kept.");
        assertThat(program(Map.of(), 1)).contains("Import failed, nothing was changed: YEMAE_IMPORT_URL is not set.");
    }

    private static String program(Map<String, String> environment, int exitCode) throws IOException {
        Path output = Platform.directory().resolve("import.log");
        int ended = ChildProcess.run(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp", System.getProperty("java.class.path"), TicketServiceImport.class.getName(), "--dry-run"), environment, output);
        assertThat(ended).isEqualTo(exitCode);
        return Files.readString(output);
    }

    @Test
    void aSecondRunImportsOnlyNewRows() throws SQLException {
        try (Connection connection = origin.connect(); Statement statement = connection.createStatement()) {
            statement.execute("""
                UPDATE ticket_schema.reservations
                SET status = 'confirmed', payment_status = 'completed', payment_method = 'naver_pay'
                WHERE id = 'f0000000-0000-4000-8000-000000000003'""");
        }
        ImportReport second = importing(false);
        assertThat(second.counts()).filteredOn(count -> count.taken() > 0).extracting(ImportReport.Count::kind, ImportReport.Count::taken)
            .containsExactly(tuple("reservations", 1L));
        assertThat(importing(false).counts()).allSatisfy(count -> assertThat(count.taken()).as(count.kind()).isZero());
    }

    @Test
    void aBuyerLogsInWithTheOldPasswordAndFindsTheReservations() {
        Api buyer = api.as(api.post("/api/auth/login", Map.of("email", "moved.buyer@origin.test", "password", "Yemae-demo-1!")).expect(200)
            .at("/accessToken"));
        JsonNode list = buyer.get("/api/seats/reservation/f0000000-0000-4000-8000-000000000001").expect(200).json().get("reservation");
        assertThat(list.get("reservation_number").asText()).isEqualTo("TK1767225600000AAAA1");
        assertThat(list.get("total_amount").asLong()).isEqualTo(302_000);
        assertThat(list.get("status").asText()).isEqualTo("confirmed");
        assertThat(list.get("seats")).extracting(seat -> seat.get("seatLabel").asText()).containsExactlyInAnyOrder("VIP-1-1", "VIP-1-2");
        assertThat(buyer.get("/api/reservations/f0000000-0000-4000-8000-000000000001/receipt").expect(200).json()).isNotEmpty();
    }

    @Test
    void importedPaymentsAreRefundedByHand() {
        String payment = sql.texts("SELECT id FROM payments WHERE reservation_id = 'f0000000-0000-4000-8000-000000000008'").get(0);
        Api administrator = stage.administrator();
        administrator.post("/api/admin/payments/" + payment + "/returned", "{}").expectProblem(409, "NOTHING_TO_REFUND");
        administrator.post("/api/admin/payments/" + payment + "/refund", "{}").expect(200);
        soon(() -> assertThat(sql.texts("SELECT status || ' ' || failure_code FROM payments WHERE id = ?::uuid", payment))
            .containsExactly("REFUNDING REFUND_BY_HAND"));

        assertThat(administrator.post("/api/admin/payments/" + payment + "/returned", "{}").expect(200).json().findValue("status").asText())
            .isEqualTo("REFUNDED");
        assertThat(sql.texts("SELECT payment_status FROM reservations WHERE id = 'f0000000-0000-4000-8000-000000000008'"))
            .containsExactly("refunded");
    }

    @Test
    void timesWithoutAZoneAreReadInTheGivenZone() {
        assertThat(api.get("/api/events/" + SEATED).expect(200).json().at("/event/event_date").asText()).isEqualTo("2031-05-01T10:30:00Z");
    }

    @Test
    void availableSeatsAreForSaleAndSoldOnesAreNot() {
        List<JsonNode> seats = new ArrayList<>();
        api.get("/api/seats/events/" + SEATED).expect(200).json().get("seats").forEach(seats::add);
        assertThat(seats).filteredOn(seat -> seat.get("section").asText().equals("VIP"))
            .extracting(seat -> seat.get("seat_label").asText() + " " + seat.get("status").asText())
            .containsExactly("VIP-1-1 sold", "VIP-1-2 sold", "VIP-1-3 available", "VIP-1-4 available");
        Stage.Buyer buyer = stage.buyer();
        assertThat(reserve(buyer, seats, "VIP-1-1")).isEqualTo(400);
        assertThat(reserve(buyer, seats, "VIP-1-3")).isEqualTo(201);
        assertThat(api.get("/api/tickets/availability/c0000000-0000-4000-8000-000000000003").expect(200).json().get("total_quantity")
            .asLong()).isEqualTo(5);
    }

    private static int reserve(Stage.Buyer buyer, List<JsonNode> seats, String label) {
        String seat = seats.stream().filter(each -> each.get("seat_label").asText().equals(label)).findFirst().orElseThrow().get("id")
            .asText();
        return buyer.api().post("/api/seats/reserve", Map.of("eventId", SEATED, "seatIds", List.of(seat))).status();
    }

    @Test
    void theViewsHaveTheColumnsOfTheRequirement() {
        assertColumns("events", "id uuid, title character varying, description text, venue character varying, address character varying, "
            + "event_date timestamp without time zone, sale_start_date timestamp without time zone, sale_end_date timestamp without time "
            + "zone, "
            + "poster_image_url text, status character varying, artist_name character varying, seat_layout_id uuid, "
            + "created_at timestamp without time zone, updated_at timestamp without time zone");
        assertColumns("ticket_types", "id uuid, event_id uuid, name character varying, price integer, total_quantity integer, "
            + "available_quantity integer, "
            + "description text, created_at timestamp without time zone, updated_at timestamp without time zone");
        assertColumns("seat_layouts", "id uuid, name character varying, description text, total_seats integer, layout_config jsonb, "
            + "created_at timestamp without time zone, updated_at timestamp without time zone");
        assertColumns("seats", "id uuid, event_id uuid, section character varying, row_number integer, seat_number integer, seat_label "
            + "character varying, "
            + "price integer, status character varying, created_at timestamp without time zone, updated_at timestamp without time zone");
        assertColumns("reservations", "id uuid, user_id uuid, event_id uuid, reservation_number character varying, total_amount integer, "
            + "status character varying, payment_status character varying, payment_method character varying, expires_at timestamp without "
            + "time zone, "
            + "created_at timestamp without time zone, updated_at timestamp without time zone");
        assertColumns("reservation_items",
            "id uuid, reservation_id uuid, ticket_type_id uuid, seat_id uuid, quantity integer, unit_price integer, "
            + "subtotal integer, created_at timestamp without time zone");
    }

    @Test
    void theViewsShowWhatTheApiShows() {
        Stage.Buyer buyer = stage.buyer();
        String event = stage.generalAdmission(5);
        String grade = api.get("/api/tickets/event/" + event).expect(200).json().at("/ticketTypes/0/id").asText();
        String reservation = buyer.api()
            .post("/api/reservations", Map.of("eventId", event, "items", List.of(Map.of("ticketTypeId", grade, "quantity", 1))))
            .expect(201).json().findValue("id").asText();
        assertThat(sql.texts("SELECT status || ' ' || venue FROM ticket_schema.events WHERE id = ?::uuid", event).get(0))
            .startsWith("on_sale 홀");
        assertThat(sql.number("SELECT available_quantity FROM ticket_schema.ticket_types WHERE id = ?::uuid", grade)).isEqualTo(4);
        assertThat(sql.texts("SELECT status || ' ' || payment_status FROM ticket_schema.reservations WHERE id = ?::uuid", reservation))
            .containsExactly("pending pending");
        sql.letHoldRunOut(reservation);
        assertThat(sql.texts("SELECT status || ' ' || payment_status FROM ticket_schema.reservations WHERE id = ?::uuid", reservation))
            .containsExactly("expired failed");
        assertThat(sql.texts("SELECT quantity || ' ' || subtotal FROM ticket_schema.reservation_items WHERE reservation_id = ?::uuid",
            reservation))
            .containsExactly("1 30000");
        assertThat(sql.texts("SELECT layout_config -> 'sections' -> 0 ->> 'name' FROM ticket_schema.seat_layouts WHERE id = "
            + "'b0000000-0000-4000-8000-000000000001'")).containsExactly("VIP");
        assertThat(sql.number("SELECT count(*) FROM ticket_schema.seats WHERE event_id = ?::uuid", STANDING)).as("units have no place")
            .isZero();
    }

    @Test
    void thePlatformIsNotImportedIntoItself() throws SQLException {
        try (Connection from = sql.connect(); Connection to = sql.connect()) {
            assertThatThrownBy(() -> TicketServiceImport.run(from, to, SEOUL, false)).hasMessageContaining("Yemae itself");
        }
        try (Connection from = origin.connect(); Connection to = origin.connect()) {
            assertThatThrownBy(() -> TicketServiceImport.run(from, to, SEOUL, false)).hasMessageContaining("no schema of Yemae");
        }
    }

    private static void assertColumns(String view, String columns) {
        assertThat(sql.texts("""
            SELECT column_name || ' ' || data_type
            FROM information_schema.columns
            WHERE table_schema = 'ticket_schema'
              AND table_name = ?
            ORDER BY ordinal_position""", view)).as(view).containsExactly(columns.split(", "));
    }
}
