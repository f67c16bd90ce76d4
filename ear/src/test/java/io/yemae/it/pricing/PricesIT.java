package io.yemae.it.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reservation costs: seats, fee and discount. */
class PricesIT extends YemaeIT {

    @AfterEach
    void noFee() {
        stage.policy("booking.fee", 0);
    }

    @Test
    void aReservationCostsItsSeatsByDefault() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));

        JsonNode quote = quote(buyer, reservation, null).expect(200).json();

        assertThat(quote.get("seats").asLong()).isEqualTo(70_000);
        assertThat(quote.get("fee").asLong()).isZero();
        assertThat(quote.get("discount").asLong()).isZero();
        assertThat(quote.get("discountCode").isNull()).isTrue();
        assertThat(quote.get("total").asLong()).isEqualTo(70_000);
    }

    @Test
    void theFeeIsFixedAtTheTimeOfTheHold() {
        stage.policy("booking.fee", 1_500);
        Show show = stage.show(3, Map.of("maxSeatsPerUser", 2));
        Buyer buyer = stage.buyerWithPoints(200_000);
        Answer held = buyer.hold(show, show.seats().get(0), show.seats().get(1)).expect(201);
        assertThat(held.at("/reservation/totalAmount")).isEqualTo("143000");
        stage.policy("booking.fee", 0);
        String reservation = held.at("/reservation/id");

        JsonNode quote = quote(buyer, reservation, null).expect(200).json();
        assertThat(quote.get("fee").asLong()).isEqualTo(3_000);
        assertThat(quote.get("total").asLong()).isEqualTo(143_000);
        assertThat(buyer.payWithPoints(reservation).expect(200).at("/payment/amount")).isEqualTo("143000");
        assertThat(buyer.balance()).isEqualTo(57_000);
    }

    @Test
    void aCodeTakesAPercentageOrAnAmountOffTheSeatsAndNeverMore() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));

        assertThat(quote(buyer, reservation, code(Map.of("percent", 15)).toLowerCase()).expect(200).at("/total")).isEqualTo("59500");
        assertThat(quote(buyer, reservation, code(Map.of("amount", 10_000))).expect(200).at("/total")).isEqualTo("60000");
        assertThat(quote(buyer, reservation, code(Map.of("amount", 100_000))).expect(200).at("/total")).isEqualTo("0");
        assertThat(quote(buyer, reservation, null).expect(200).at("/total")).as("a quote changes nothing").isEqualTo("70000");
    }

    @Test
    void aRefundReturnsTheDiscountedPrice() {
        String code = code(Map.of("percent", 10));
        Buyer buyer = stage.buyerWithPoints(70_000);
        String reservation = hold(buyer, stage.show(1));

        assertThat(pay(buyer, reservation, code).expect(200).at("/payment/amount")).isEqualTo("63000");
        assertThat(buyer.balance()).isEqualTo(7_000);
        JsonNode receipt = buyer.api().get("/api/reservations/" + reservation + "/receipt").expect(200).json().get("receipt");
        assertThat(receipt.get("discount").asLong()).isEqualTo(7_000);
        assertThat(receipt.get("total_amount").asLong()).isEqualTo(63_000);
        assertThat(buyer.api().with("Accept", "text/html").get("/api/reservations/" + reservation + "/receipt").expect(200).text())
            .contains("-7,000원");
        buyer.api().post("/api/reservations/" + reservation + "/cancel", Map.of()).expect(200);

        assertThat(buyer.balance()).isEqualTo(70_000);
    }

    @Test
    void aCardOrderHasTheDiscountedPriceAndReplacesTheOlderOrder() {
        Buyer buyer = stage.buyer();
        String reservation = hold(buyer, stage.show(1));
        Answer dear = prepare(buyer, Map.of("reservationId", reservation, "method", "CARD")).expect(200);
        Answer cheap = prepare(buyer, Map.of("reservationId", reservation, "method", "CARD", "discountCode", code(Map.of("percent", 10))))
            .expect(200);

        assertThat(dear.at("/amount")).isEqualTo("70000");
        assertThat(cheap.at("/amount")).isEqualTo("63000");
        assertThat(cheap.at("/orderId")).isNotEqualTo(dear.at("/orderId"));
        assertThat(prepare(buyer, Map.of("reservationId", reservation, "method", "CARD")).expect(200).at("/orderId"))
            .isEqualTo(cheap.at("/orderId"));
        buyer.api().post("/api/payments/confirm", Map.of("paymentKey", "any", "orderId", dear.at("/orderId"), "amount", 70_000))
            .expectProblem(409, "PRICE_CHANGED");
    }

    private static Answer prepare(Buyer buyer, Map<String, Object> order) {
        return buyer.api().post("/api/payments/prepare", order);
    }

    @Test
    void aPaymentThatFailsLeavesThePriceAsItWas() {
        String code = code(Map.of("percent", 10, "totalLimit", 1));
        Buyer poor = stage.buyer();
        String reservation = hold(poor, stage.show(1));
        pay(poor, reservation, code).expectProblem(409, "INSUFFICIENT_POINTS");

        assertThat(quote(poor, reservation, null).expect(200).at("/total")).isEqualTo("70000");
        Buyer other = stage.buyerWithPoints(70_000);
        pay(other, hold(other, stage.show(1)), code).expect(200);
        assertThat(uses(code)).isEqualTo(1);
    }

    @Test
    void aCodeHasAValidityPeriodAndLimits() {
        Buyer buyer = stage.buyerWithPoints(1_000_000);
        Instant now = Instant.now();
        String early = code(Map.of("percent", 10, "startsAt", now.plusSeconds(3600).toString()));
        String twice = code(Map.of("percent", 10, "userLimit", 1));
        String ended = code(Map.of("percent", 10));
        String id = stage.administrator().get("/api/admin/discount-codes?limit=1").expect(200).at("/discountCodes/0/id");
        assertThat(stage.administrator().raw("DELETE", "/api/admin/discount-codes/" + id, null, null).status()).isEqualTo(204);
        String reservation = hold(buyer, stage.show(1));

        quote(buyer, reservation, early).expectProblem(409, "DISCOUNT_CODE_NOT_VALID");
        quote(buyer, reservation, ended).expectProblem(409, "DISCOUNT_CODE_NOT_VALID");
        quote(buyer, reservation, "NO-SUCH-CODE").expectProblem(409, "DISCOUNT_CODE_NOT_VALID");
        quote(buyer, reservation, "?").expectProblem(400, "INVALID_REQUEST");
        pay(buyer, reservation, twice).expect(200);
        String second = hold(buyer, stage.show(1));
        quote(buyer, second, twice).expectProblem(409, "DISCOUNT_CODE_USED_UP");
        pay(buyer, second, twice).expectProblem(409, "DISCOUNT_CODE_USED_UP");
        quote(stage.buyer(), second, null).expectProblem(404, "RESERVATION_NOT_FOUND");
        quote(buyer, reservation, null).expectProblem(409, "ALREADY_PAID");
    }

    @Test
    void aCodeWithFiveUsesIsUsedFiveTimesByConcurrentPayments() {
        String code = code(Map.of("amount", 1_000, "totalLimit", 5));
        Show show = stage.show(20);
        List<Buyer> buyers = stage.crowd(20);
        List<String> reservations = new ArrayList<>();
        for (int i = 0; i < buyers.size(); i++) {
            buyers.get(i).charge(70_000).expect(200);
            reservations.add(buyers.get(i).hold(show, show.seats().get(i)).expect(201).at("/reservation/id"));
        }
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());

        Crowd.of(buyers.size()).run(i -> statuses.add(pay(buyers.get(i), reservations.get(i), code).status()));

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(15);
        assertThat(uses(code)).isEqualTo(5);
    }

    @Test
    void onlyAdministratorsCreateCodes() {
        stage.buyer().api().post("/api/admin/discount-codes", Map.of()).expectProblem(403, "FORBIDDEN");
        String taken = code(Map.of("percent", 10));
        stage.administrator().post("/api/admin/discount-codes", request(taken, Map.of("percent", 10)))
            .expectProblem(409, "DISCOUNT_CODE_TAKEN");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of(), Map.of("percent", 10, "amount", 1), Map.of("percent", 0),
                Map.of("percent", 101), Map.of("amount", 0), Map.of("percent", 10, "endsAt", Instant.now().minusSeconds(1).toString()),
                Map.of("percent", 10, "totalLimit", 0))) {
            stage.administrator().post("/api/admin/discount-codes", request("WRONG-" + System.nanoTime(), wrong))
                .expectProblem(400, "INVALID_REQUEST");
        }
    }

    private static String hold(Buyer buyer, Show show) {
        return buyer.hold(show, show.seats().get(0)).expect(201).at("/reservation/id");
    }

    private static Answer quote(Buyer buyer, String reservation, String code) {
        return buyer.api().post("/api/payments/quote", withCode(reservation, code));
    }

    private static Answer pay(Buyer buyer, String reservation, String code) {
        return buyer.api().post("/api/payments/points", withCode(reservation, code));
    }

    private static Map<String, Object> withCode(String reservation, String code) {
        return code == null ? Map.of("reservationId", reservation) : Map.of("reservationId", reservation, "discountCode", code);
    }

    private static String code(Map<String, Object> terms) {
        return stage.administrator().post("/api/admin/discount-codes", request("IT-" + System.nanoTime(), terms)).expect(201).at("/code");
    }

    private static Map<String, Object> request(String code, Map<String, Object> terms) {
        Instant now = Instant.now();
        Map<String, Object> request = new HashMap<>(Map.of("code", code, "startsAt", now.minusSeconds(60).toString(),
            "endsAt", now.plus(Duration.ofDays(1)).toString()));
        request.putAll(terms);
        return request;
    }

    private static long uses(String code) {
        for (JsonNode each : stage.administrator().get("/api/admin/discount-codes?limit=100").expect(200).json().get("discountCodes")) {
            if (each.get("code").asText().equals(code)) {
                return each.get("uses").asLong();
            }
        }
        throw new AssertionError("No code " + code);
    }
}
