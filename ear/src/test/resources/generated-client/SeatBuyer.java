package io.yemae.client;

import io.yemae.client.api.DefaultApi;
import io.yemae.client.model.EventSummary;
import io.yemae.client.model.LoginRequest;
import io.yemae.client.model.PayWithPointsRequest;
import io.yemae.client.model.ReserveSeatsRequest;
import io.yemae.client.model.Seat;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.io.Closeable;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Buys a seat with nothing but the generated client. It is compiled with it. */
public final class SeatBuyer {

    private SeatBuyer() {
    }

    /**
     * Logs in, finds the event by its title, takes a free seat and pays for it.
     *
     * @return the status of the reservation as it is read at the end
     */
    public static String buy(URI base, String email, String password, String title) throws Exception {
        AtomicReference<String> token = new AtomicReference<>();
        ClientRequestFilter bearer = request -> {
            if (token.get() != null) {
                request.getHeaders().putSingle("Authorization", "Bearer " + token.get());
            }
        };
        DefaultApi yemae = RestClientBuilder.newBuilder().baseUri(base).register(bearer).build(DefaultApi.class);
        // Its thread that ends idle connections must not outlive its class loader.
        try (Closeable client = (Closeable) yemae) {
            return buy(yemae, token, email, password, title);
        }
    }

    private static String buy(DefaultApi yemae, AtomicReference<String> token, String email, String password, String title)
        throws Exception {
        token.set(yemae.authLogIn(new LoginRequest().email(email).password(password)).getAccessToken());
        EventSummary event = yemae.eventsList(null, null, title, null).getEvents().stream()
            .filter(each -> each.getTitle().equals(title)).findFirst().orElseThrow();
        Seat seat = yemae.seatsSeats(event.getId().toString(), null).getSeats().stream()
            .filter(each -> each.getStatus() == Seat.StatusEnum.AVAILABLE).findFirst().orElseThrow();
        UUID reservation = yemae.seatReservationsReserve(
            new ReserveSeatsRequest().eventId(event.getId()).addSeatIdsItem(seat.getId().toString()), UUID.randomUUID().toString())
            .getReservation().getId();
        yemae.paymentsPayWithPoints(new PayWithPointsRequest().reservationId(reservation), UUID.randomUUID().toString());
        return yemae.reservationsGet(reservation.toString()).getReservation().getStatus().value();
    }
}
