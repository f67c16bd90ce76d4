package io.yemae.it.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Staff find one reservation among very many, by one text and by filters, and read on from any of them. */
class ReservationSearchIT extends YemaeIT {
    private static final String PATH = "/api/admin/reservations?count=false&limit=50";
    /** A million takes half a minute. */
    private static final int ROWS = Integer.getInteger("yemae.rows", 200_000);
    private static final int PER_BUYER = 100;
    /** The name of half of the buyers, those whose reservations are older. */
    private static final String LONG_AGO = "오래전";
    private static final Duration FIRST_ROW = Duration.ofSeconds(1);
    /** On a loaded machine one may be slow by chance. */
    private static final int ATTEMPTS = 5;

    private static Show show;
    private static Api administrator;

    /** Unpaid and over, so that they belong to no invariant; made within the last weeks, in the order of their ids. */
    @BeforeAll
    static void insertReservations() {
        administrator = stage.administrator();
        show = stage.show(1, Map.of("title", "백만 번째 공연"));
        String performance = stage.performance(show.event());
        sql.update("""
            INSERT INTO users (id, name, email, phone, password_hash, role, created_at, updated_at)
            SELECT uuidv7(), CASE WHEN n > ? THEN '이백만' ELSE ? END, 'million' || n || '.' || left(?, 8) || '@rows.test', NULL, '-', 'USER',
                   now(), now()
            FROM generate_series(1, ?) n""", ROWS / PER_BUYER / 2, LONG_AGO, show.event().substring(28), ROWS / PER_BUYER);
        sql.update("""
            INSERT INTO reservations (id, number, user_id, event_id, performance_id, status, payment_status, total_amount, expires_at,
                                      created_at, cancelled_at)
            SELECT uuidv7(at - now()), 'TK' || (1000000000000 + n) || 'MILLN', buyer.id, ?::uuid, ?::uuid,
                   CASE WHEN n % 10 = 0 THEN 'cancelled' ELSE 'expired' END, CASE WHEN n % 10 = 0 THEN 'pending' ELSE 'failed' END,
                   0, at, at, CASE WHEN n % 10 = 0 THEN at END
            FROM (SELECT n, now() - interval '50 days' + n * interval '1 second' AS at FROM generate_series(1, ?) n) made
            JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM users WHERE email LIKE 'million%@rows.test') buyer
                ON buyer.place = n / ? + 1""", show.event(), performance, ROWS - PER_BUYER, PER_BUYER);
        sql.update("ANALYZE reservations");
        sql.update("ANALYZE users");
    }

    @AfterAll
    static void deleteReservations() {
        sql.update("DELETE FROM reservations WHERE event_id = ?::uuid", show.event());
        sql.update("VACUUM (ANALYZE) reservations");
    }

    @Test
    void everyListAndSearchBeginsWithinASecondHoweverManyReservationsThereAre() {
        Instant middle = Instant.now().minus(Duration.ofDays(50)).plusSeconds(ROWS / 2);
        String deep = sql.texts("SELECT id FROM reservations WHERE number = ?", "TK" + (1_000_000_000_000L + ROWS / 2) + "MILLN").get(0);
        Buyer organiser = stage.staff("organiser");
        administrator.raw("PUT", "/api/admin/users/" + organiser.id() + "/events/" + show.event(), null, null).expect(204);
        String rare = "million7." + show.event().substring(28, 36);

        for (String query : List.of("", "&status=expired", "&status=cancelled", "&status=confirmed", "&status=pending", "&payment=failed",
                "&payment=refunded", "&eventId=" + show.event(), "&performanceId=" + stage.performance(show.event()), "&after=" + deep,
                "&from=" + middle + "&to=" + middle.plusSeconds(60), "&to=" + middle, "&q=" + encoded("이백만"), "&q=rows.test",
                "&q=" + encoded(LONG_AGO), "&q=" + encoded(LONG_AGO) + "&status=confirmed", "&q=" + encoded(LONG_AGO) + "&status=cancelled",
                "&q=" + rare, "&q=" + encoded("백만 번째"), "&q=TK1000000000077", "&q=" + encoded("아무도 모르는 말"), "&q=010-0000-0000",
                "&q=" + rare + "&status=confirmed")) {
            begins(administrator, query);
            begins(organiser.api(), query);
        }
    }

    @Test
    void aTextIsPartOfANameAnAddressATelephoneNumberOrATitleOrBeginsANumber() {
        String title = "겨울 나그네 " + System.nanoTime();
        Show winter = stage.show(2, Map.of("title", title));
        Buyer buyer = stage.buyer();
        Answer held = buyer.hold(winter, winter.seats().get(0)).expect(201);
        String reservation = held.at("/reservation/id");
        String number = held.at("/reservation/reservationNumber");
        String phone = administrator.get("/api/admin/reservations/" + reservation).at("/buyer/phone");

        for (String text : List.of(number, number.toLowerCase(), number.substring(0, 16), buyer.email(), phone, phone.replace("-", ""),
                title, title.substring(0, 6))) {
            assertThat(ids(administrator.get(PATH + "&q=" + encoded(text)))).as(text).contains(reservation);
        }
        // Among the reservations of an old buyer, which are far from the newest.
        String old = "TK" + (1_000_000_000_000L + 5 * PER_BUYER) + "MILLN";
        String email = sql.texts("SELECT email FROM users WHERE id = (SELECT user_id FROM reservations WHERE number = ?)", old).get(0);
        assertThat(ids(administrator.get(PATH + "&q=" + email))).hasSize(50);
        assertThat(ids(administrator.get(PATH + "&q=" + email + "&status=cancelled"))).hasSize(PER_BUYER / 10);
        assertThat(administrator.get(PATH + "&q=" + old.toLowerCase()).expect(200).at("/reservations/0/reservation_number")).isEqualTo(old);
        assertThat(ids(administrator.get(PATH + "&q=" + email + "&eventId=" + winter.event()))).isEmpty();
        assertThat(ids(administrator.get(PATH + "&q=" + encoded(LONG_AGO)))).isEqualTo(sql.texts("SELECT id FROM reservations "
            + "WHERE user_id IN (SELECT id FROM users WHERE name = ?) ORDER BY id DESC LIMIT 50", LONG_AGO));
        administrator.get(PATH + "&q=" + encoded("김")).expectProblem(400, "INVALID_REQUEST");
        administrator.get(PATH + "&payment=lost").expectProblem(400, "INVALID_REQUEST");
    }

    @Test
    void slicesFollowEachOtherWithoutGapsWhateverIsMadeMeanwhile() {
        List<String> all = new ArrayList<>();
        String next = null;
        for (int slice = 0; slice < 4; slice++) {
            Answer part = administrator.get(PATH + "&eventId=" + show.event() + (next == null ? "" : "&after=" + next)).expect(200);
            all.addAll(ids(part));
            next = part.at("/next");
            assertThat(part.json().get("pagination").isNull()).isTrue();
            Show other = stage.show(1);
            stage.buyer().hold(other, other.seats().get(0)).expect(201);
        }

        assertThat(all).isEqualTo(sql.texts("SELECT id FROM reservations WHERE event_id = ?::uuid ORDER BY id DESC LIMIT 200",
            show.event()));
        Answer last = administrator.get(PATH + "&q=TK1000000000077&status=cancelled").expect(200);
        assertThat(last.json().get("next").isNull()).isTrue();
    }

    private static void begins(Api staff, String query) {
        List<Long> milliseconds = new ArrayList<>();
        do {
            long start = System.nanoTime();
            staff.get(PATH + query).expect(200);
            milliseconds.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        } while (milliseconds.get(milliseconds.size() - 1) >= FIRST_ROW.toMillis() && milliseconds.size() < ATTEMPTS);
        assertThat(milliseconds).as(query).anyMatch(each -> each < FIRST_ROW.toMillis());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> ids(Answer found) {
        List<String> ids = new ArrayList<>();
        found.expect(200).json().get("reservations").forEach(each -> ids.add(each.get("id").asText()));
        return ids;
    }
}
