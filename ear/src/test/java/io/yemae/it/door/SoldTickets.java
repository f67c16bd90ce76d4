package io.yemae.it.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Api;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.DoorDevice;
import java.util.stream.IntStream;

/** The tickets of a paid reservation. */
record SoldTickets(Buyer buyer, String performance, String reservation, String number) {
    private static final int PRICE = 70_000;

    static SoldTickets of(Show show, int... seats) {
        Buyer buyer = YemaeIT.stage.buyerWithPoints((long) PRICE * seats.length);
        String reservation = buyer.hold(show, IntStream.of(seats).mapToObj(show.seats()::get).toArray(String[]::new)).expect(201)
            .at("/reservation/id");
        buyer.payWithPoints(reservation).expect(200);
        return new SoldTickets(buyer, YemaeIT.stage.performance(show.event()), reservation,
            buyer.api().get("/api/reservations/" + reservation).expect(200).at("/reservation/reservation_number"));
    }

    DoorDevice device(String name) {
        return device(YemaeIT.stage.administrator(), name);
    }

    DoorDevice device(Api staff, String name) {
        return new DoorDevice(staff, performance, name);
    }

    JsonNode pass() {
        return buyer.api().get("/api/reservations/" + reservation + "/pass").expect(200).json();
    }

    Answer cancel() {
        return buyer.api().raw("POST", "/api/reservations/" + reservation + "/cancel", null, null).expect(200);
    }

    String ticket(int number) {
        return this.number + "-" + number;
    }
}
