package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.RehearsalReport;
import io.yemae.rehearsal.RehearsalSettings;
import io.yemae.rehearsal.RehearsalStep;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Simulates a platform with one performance and its buyers, in virtual time. */
final class Town implements BotRuntime {
    private static final long ANSWER_MICROS = 5_000;

    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final Map<String, List<Integer>> holds = new HashMap<>();
    private final int[] states;
    private final List<Call> calls = new ArrayList<>();
    private UnaryOperator<Reply> spoilt = reply -> reply;
    private Optional<URI> window = Optional.empty();
    private long now;
    private long order;

    private record Due(long at, long order, Runnable what) {
    }

    Town(int seats) {
        states = new int[seats];
    }

    /** Lets the buyers pay by card. */
    Town withWindow(URI address) {
        window = Optional.of(address);
        return this;
    }

    /** Replaces each response by what the function returns, to simulate errors. */
    Town spoiltBy(UnaryOperator<Reply> change) {
        spoilt = change;
        return this;
    }

    /** Runs all buyers until no event is left. */
    RehearsalReport rehearse(RehearsalSettings settings) {
        Tally tally = new Tally(states.length);
        Sale sale = new Sale(new UUID(0, 1), settings, this, tally, new Random(7), window);
        sale.open(IntStream.range(0, settings.buyers()).mapToObj(String::valueOf).toList());
        while (!due.isEmpty()) {
            Due next = due.remove();
            now = next.at();
            next.what().run();
        }
        return tally.report(now, new ResourceSamples());
    }

    List<Call> calls(RehearsalStep step) {
        return calls.stream().filter(call -> call.step() == step).toList();
    }

    @Override
    public void send(Call call, Consumer<Reply> answered) {
        calls.add(call);
        due.add(new Due(now + ANSWER_MICROS, order++, () -> answered.accept(spoilt.apply(answer(call)))));
    }

    @Override
    public void after(long millis, Runnable what) {
        due.add(new Due(now + millis * 1_000, order++, what));
    }

    @Override
    public long micros() {
        return now;
    }

    private Reply answer(Call call) {
        return switch (call.step()) {
            case ENTER -> ok(Map.of("queued", true, "retryAfter", 2));
            case POLL -> ok(Map.of("queued", false, "status", "active"));
            case DATES -> ok(Map.of("dates", List.of(Map.of("performanceId", "p"))));
            case PLAN -> ok(Map.of("grades", List.of(Map.of("id", "g")), "admission", List.of(),
                "sections", List.of(Map.of("grade", 0, "first", 0, "count", states.length))));
            case STATES -> ok(Map.of("planVersion", "v", "states", packed(), "free", List.of(free().size())));
            case HOLD -> hold(call.body());
            case RELEASE -> release(call.path().split("/")[3]);
            case PREPARE -> ok(Map.of("orderId", "o" + calls.size(), "amount", 70_000));
            case APPROVE -> ok(Map.of("paymentKey", "key"));
            case PAY, LEAVE -> ok(Map.of());
        };
    }

    private Reply hold(String request) {
        List<Integer> wanted = Stream.of(request.replaceAll(".*\\[|].*| ", "").split(",")).map(Integer::valueOf).toList();
        if (wanted.stream().anyMatch(seat -> states[seat] != 0)) {
            List<Map<String, Integer>> others = free().stream().limit(wanted.size()).map(seat -> Map.of("seat", seat)).toList();
            return new Reply(409, new JsonBody(Map.of("code", "SEATS_TAKEN", "alternatives", others)), 0);
        }
        wanted.forEach(seat -> states[seat] = 1);
        String id = "r" + holds.size();
        holds.put(id, wanted);
        return ok(Map.of("reservation", Map.of("id", id)));
    }

    private Reply release(String reservation) {
        holds.get(reservation).forEach(seat -> states[seat] = 0);
        return ok(Map.of());
    }

    private List<Integer> free() {
        return IntStream.range(0, states.length).filter(seat -> states[seat] == 0).boxed().toList();
    }

    private String packed() {
        byte[] bytes = new byte[(states.length + 3) / 4];
        for (int seat = 0; seat < states.length; seat++) {
            bytes[seat / 4] |= (byte) (states[seat] << seat % 4 * 2);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Reply ok(Map<String, Object> body) {
        return new Reply(200, new JsonBody(body), 0);
    }
}
