package io.yemae.rest.edge.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/events, READ",
        "HEAD,   /api/reservations, READ",
        "GET,    /, READ",
        "POST,   /socket.io/, READ",
        "POST,   /api/queue/check/0198c7a0-0000-7000-8000-000000000000, READ",
        "POST,   /api/reservations, HOLD",
        "POST,   /api/reservations/, HOLD",
        "POST,   /api/seats/reserve, HOLD",
        "PUT,    /api/reservations/1/seats, HOLD",
        "POST,   /api/reservations/1/extend, WRITE",
        "POST,   /api/performances/dates/1/waiting-list, HOLD",
        "GET,    /api/performances/dates/1/waiting-list, READ",
        "PUT,    /api/concerts/1/schedules/2/reserves, HOLD",
        "POST,   /api/payments/quote, QUOTE",
        "POST,   /api/auth/login, LOGIN",
        "POST,   /api/auth/register, LOGIN",
        "POST,   /api/queue/tokens, LOGIN",
        "POST,   /api/auth/password-reset, MAIL",
        "POST,   /api/auth/password-reset/confirm, LOGIN",
        "POST,   /api/auth/confirmations, LOGIN",
        "POST,   /api/auth/confirmations/resend, MAIL",
        "POST,   /api/users/me/email, MAIL",
        "POST,   /api/payments/webhooks/toss, WEBHOOK",
        "POST,   /api/payments/callback, WEBHOOK",
        "POST,   /api/reservations/1/cancel, WRITE",
        "PATCH,  /api/users/me, WRITE",
        "DELETE, /api/events/1, WRITE"})
    void eachRequestHasOneClass(String method, String path, Traffic traffic) {
        assertThat(Traffic.of(method, path)).isEqualTo(traffic);
    }
}
