package io.yemae.it.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Export, deletion and retention of personal data, and the audit of access to it. */
class PersonalDataIT extends YemaeIT {
    private static final String ME = "/api/users/me";

    @Test
    void aUserCanExportAllPersonalData() {
        Buyer buyer = registeredWithPoints(100_000);
        String reservation = paid(buyer, stage.show(1));
        Buyer other = registeredWithPoints(70_000);
        paid(other, stage.show(1));

        Answer export = buyer.api().get(ME + "/export").expect(200);

        JsonNode data = export.json();
        assertThat(export.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(data.at("/profile/email").asText()).isEqualTo(buyer.email());
        assertThat(data.at("/sessions")).hasSize(1);
        assertThat(data.at("/reservations")).hasSize(1);
        assertThat(data.at("/reservations/0/id").asText()).isEqualTo(reservation);
        assertThat(data.at("/reservations/0/seats/0/label").asText()).isEqualTo("A-1-1");
        assertThat(data.at("/payments/0/amount").asLong()).isEqualTo(70_000);
        assertThat(data.at("/points/balance").asLong()).isEqualTo(30_000);
        assertThat(data.at("/points/entries")).hasSize(2);
        assertThat(data.at("/audit").findValuesAsText("action")).contains("points.charge");
        assertThat(export.text()).doesNotContain(other.email()).doesNotContain(other.id()).doesNotContain("argon2").doesNotContain("$");
    }

    @Test
    void anAccountInUseIsNotDeletedAndTheReasonsAreNamed() {
        Buyer buyer = registeredWithPoints(100_000);
        paid(buyer, stage.show(1));

        delete(buyer.api(), "Wrong-123!", null).expectProblem(400, "WRONG_PASSWORD");
        JsonNode refused = delete(buyer.api(), Stage.PASSWORD, null).expectProblem(409, "ACCOUNT_IN_USE").json();

        assertThat(refused.get("fields").findValuesAsText("field")).containsExactly("reservations", "forfeitPoints");
        assertThat(buyer.api().get(ME).expect(200).at("/user/email")).isEqualTo(buyer.email());
        Buyer holder = stage.registered();
        Show show = stage.show(1);
        holder.hold(show, show.seats().get(0)).expect(201);
        assertThat(delete(holder.api(), Stage.PASSWORD, null).expectProblem(409, "ACCOUNT_IN_USE").at("/fields/0/field"))
            .isEqualTo("reservations");
        assertThat(delete(stage.administrator(), Stage.PASSWORD, null).expectProblem(409, "ACCOUNT_IN_USE").at("/fields/0/field"))
            .isEqualTo("role");
    }

    @Test
    void aDeletedAccountIsAnonymisedAndTheLedgersStay() {
        Buyer buyer = registeredWithPoints(70_000);
        Answer session = api.post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expect(200);
        String reservation = paid(buyer, stage.show(1));
        buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null).expect(200);
        String phone = buyer.api().get(ME).at("/user/phone");

        delete(buyer.api(), Stage.PASSWORD, true).expect(204);

        assertThat(sql.number("SELECT count(*) FROM users WHERE email = ? OR phone = ? OR (id = ?::uuid AND (name = '김예매' OR "
            + "password_hash LIKE '$%'))",
            buyer.email(), phone, buyer.id())).isZero();
        assertThat(sql.number("SELECT count(*) FROM reservations WHERE user_id = ?::uuid", buyer.id())).isOne();
        assertThat(sql.number("SELECT sum(amount) FROM point_entries WHERE user_id = ?::uuid", buyer.id())).isEqualTo(70_000);
        api.post("/api/auth/refresh", Map.of("refreshToken", session.at("/refreshToken"))).expectProblem(401, "INVALID_REFRESH_TOKEN");
        api.post("/api/auth/login", Map.of("email", buyer.email(), "password", Stage.PASSWORD)).expectProblem(401, "BAD_CREDENTIALS");
        soon(() -> assertThat(buyer.api().get(ME).status()).isEqualTo(401));
        assertThat(stage.administrator().get("/api/admin/reservations/" + reservation).expect(200).text()).doesNotContain(buyer.email())
            .contains("탈퇴한 회원");
        api.post("/api/auth/register", Map.of("name", "새사람", "email", buyer.email(), "password", Stage.PASSWORD, "phone", phone))
            .expect(201);
    }

    @Test
    void readingPersonalDataIsAudited() {
        Buyer buyer = stage.registered();
        Show show = stage.show(1);
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        Api administrator = stage.administrator();

        administrator.get("/api/admin/users?q=" + buyer.email()).expect(200);
        administrator.get("/api/admin/reservations?email=" + buyer.email()).expect(200);
        administrator.get("/api/admin/reservations/" + reservation).expect(200);

        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE action = 'user.search' ORDER BY id DESC LIMIT 1"))
            .containsExactly("1: " + buyer.id());
        assertThat(sql.texts("SELECT detail FROM audit_entries WHERE action = 'reservation.search' ORDER BY id DESC LIMIT 1"))
            .containsExactly("1: " + reservation);
        assertThat(sql.number("SELECT count(*) FROM audit_entries WHERE action = 'reservation.read' AND target = ?", reservation)).isOne();
    }

    @Test
    void dataPastItsRetentionIsRemoved() {
        Buyer unconfirmed = stage.registered();
        Buyer confirmed = stage.registered();
        Buyer rich = registeredWithPoints(1);
        // Has an entry of today in the audit log.
        Buyer idle = stage.registered();
        Buyer busy = stage.registered();
        Show show = stage.show(2);
        String unpaid = idle.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        idle.api().raw("POST", "/api/reservations/" + unpaid + "/cancel", null, null).expect(200);
        String sold = paid(registeredWithPoints(70_000), stage.show(1));
        sql.update("UPDATE reservations SET created_at = now() - interval '91 days' WHERE id IN (?::uuid, ?::uuid)", unpaid, sold);
        sql.update("UPDATE users SET created_at = now() - interval '31 days' WHERE id IN (?::uuid, ?::uuid, ?::uuid)", unconfirmed.id(),
            confirmed.id(), rich.id());
        sql.update("UPDATE users SET email_confirmed_at = now() WHERE id = ?::uuid", confirmed.id());
        sql.update("UPDATE users SET created_at = now() - interval '401 days', updated_at = now() - interval '401 days', "
            + "email_confirmed_at = now()"
            + " WHERE id IN (?::uuid, ?::uuid)", idle.id(), busy.id());
        sql.update("DELETE FROM logins WHERE user_id = ?::uuid", idle.id());
        stage.policy("accounts.confirm", 1);
        stage.policy("retention.users.inactive.days", 400);
        try {
            soon(() -> {
                stage.administrator().raw("POST", "/api/admin/retention", null, null).expect(200);
                assertThat(isErased(unconfirmed)).isTrue();
                assertThat(isErased(idle)).isFalse();
            });
        } finally {
            stage.policy("accounts.confirm", 0);
            stage.policy("retention.users.inactive.days", 0);
        }

        assertThat(isErased(confirmed)).isFalse();
        assertThat(isErased(rich)).as("has points").isFalse();
        assertThat(isErased(busy)).as("is logged in").isFalse();
        assertThat(sql.number("SELECT count(*) FROM reservations WHERE id = ?::uuid", unpaid)).isZero();
        assertThat(sql.number("SELECT count(*) FROM reservation_items WHERE reservation_id = ?::uuid", unpaid)).isZero();
        assertThat(sql.number("SELECT count(*) FROM reservations WHERE id = ?::uuid", sold)).isOne();
    }

    @Test
    void aLongUnusedAccountIsErased() {
        Buyer idle = stage.registered();
        sql.update("UPDATE users SET created_at = now() - interval '401 days', updated_at = now() - interval '401 days' "
            + "WHERE id = ?::uuid", idle.id());
        sql.update("DELETE FROM logins WHERE user_id = ?::uuid", idle.id());
        stage.policy("retention.users.inactive.days", 400);
        try {
            soon(() -> {
                stage.administrator().raw("POST", "/api/admin/retention", null, null).expect(200);
                assertThat(isErased(idle)).isTrue();
            });
        } finally {
            stage.policy("retention.users.inactive.days", 0);
        }
    }

    private static boolean isErased(Buyer buyer) {
        return sql.number("SELECT count(*) FROM users WHERE id = ?::uuid AND deleted_at IS NOT NULL AND phone IS NULL", buyer.id()) == 1;
    }

    private static Answer delete(Api as, String password, Boolean forfeitsPoints) {
        Map<String, Object> body = new HashMap<>(Map.of("password", password));
        if (forfeitsPoints != null) {
            body.put("forfeitPoints", forfeitsPoints);
        }
        return as.delete(ME, body);
    }

    private static String paid(Buyer buyer, Show show) {
        String reservation = buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return reservation;
    }

    /** Whose log-in is a part of the personal data. */
    private static Buyer registeredWithPoints(long points) {
        Buyer buyer = stage.registered();
        buyer.charge(points).expect(200);
        return buyer;
    }
}
