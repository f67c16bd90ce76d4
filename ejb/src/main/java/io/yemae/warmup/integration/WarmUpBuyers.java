package io.yemae.warmup.integration;

import io.yemae.warmup.domain.WarmUpRun;
import io.yemae.warmup.integration.HttpConnection.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A connection with its own share of the users and seats of a warm-up. One after the other, its users look, enter, poll, hold a seat, pay
 * for it or not, and cancel, so that the seat can be held again. No request fails because of another connection.
 */
final class WarmUpBuyers implements Runnable {
    /** The reservation comes before its seats. */
    private static final Pattern RESERVATION = Pattern.compile("\"reservation\"\\s*:\\s*\\{[^{}]*?\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final int LOOKS_ONE_OF = 4;
    private static final int POLLS = 2;
    /** A payment and its refund take as much processor time as several holds, which the opening of a sale needs first. */
    private static final int PAYS_ONE_OF = 2;
    /** In more rounds than these every hold is paid, because a user who leaves many holds unpaid has to wait. */
    private static final int ROUNDS_WITH_UNPAID_HOLDS = 8;
    private static final int MOST_FAILURES_IN_A_ROW = 20;

    private final InetSocketAddress address;
    private final WarmUpRun run;
    private final List<String> tokens;
    private final List<String> seats;
    private final BooleanSupplier goesOn;
    private final AtomicLong succeeded;

    /**
     * @param share     which of the shares, from 0
     * @param tokens    the access tokens of all users
     * @param goesOn    asked before each user
     * @param succeeded counts successful requests
     */
    WarmUpBuyers(InetSocketAddress address, WarmUpRun run, int share, int shares, List<String> tokens, BooleanSupplier goesOn,
                 AtomicLong succeeded) {
        this.address = address;
        this.run = run;
        this.tokens = IntStream.range(0, tokens.size()).filter(user -> user % shares == share).mapToObj(tokens::get).toList();
        UUID[] all = run.seats();
        this.seats = IntStream.range(0, all.length).filter(seat -> seat % shares == share).mapToObj(seat -> all[seat].toString()).toList();
        this.goesOn = goesOn;
        this.succeeded = succeeded;
    }

    @Override
    public void run() {
        int failures = 0;
        try (HttpConnection connection = new HttpConnection(address)) {
            for (int i = 0; goesOn.getAsBoolean() && failures < MOST_FAILURES_IN_A_ROW; i++) {
                try {
                    buy(connection, i, tokens.get(i % tokens.size()), seats.get(i % seats.size()));
                    failures = 0;
                } catch (IOException e) {
                    failures++;
                }
            }
        }
    }

    // The paths are those of the web module. Where a feature is switched off the others are still called.
    private void buy(HttpConnection connection, int turn, String token, String seat) throws IOException {
        send(connection, "POST", "/api/queue/check/" + run.event(), token, null);
        if (turn % LOOKS_ONE_OF == 0) {
            send(connection, "GET", "/api/events", token, null);
            send(connection, "GET", "/api/events/" + run.event(), token, null);
            send(connection, "GET", "/api/performances/" + run.event() + "/dates", token, null);
        }
        for (int poll = 0; poll < POLLS; poll++) {
            send(connection, "GET", "/api/queue/status/" + run.event(), token, null);
        }
        send(connection, "GET", "/api/seats/events/" + run.event(), token, null);
        String held = send(connection, "POST", "/api/seats/reserve", token,
            "{\"eventId\":\"" + run.event() + "\",\"seatIds\":[\"" + seat + "\"]}");
        Matcher reservation = RESERVATION.matcher(held);
        if (reservation.find()) {
            String id = reservation.group(1);
            int round = turn / tokens.size();
            // By turns for each user, and from the first user on.
            if ((turn % tokens.size() + round) % PAYS_ONE_OF == 0 || round >= ROUNDS_WITH_UNPAID_HOLDS) {
                send(connection, "POST", "/api/payments/points", token, "{\"reservationId\":\"" + id + "\"}");
            }
            send(connection, "POST", "/api/reservations/" + id + "/cancel", token, "{}");
        }
    }

    private String send(HttpConnection connection, String method, String path, String token, String json) throws IOException {
        Response response = connection.send(method, path, token, json);
        if (response.isSuccess()) {
            succeeded.incrementAndGet();
        }
        return response.body();
    }
}
