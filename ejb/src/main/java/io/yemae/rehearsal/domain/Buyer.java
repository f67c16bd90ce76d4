package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.RehearsalStep;
import io.yemae.rehearsal.domain.Tally.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A simulated buyer. It enters the waiting room, polls its place as often as the responses say, chooses a performance and seats, holds
 * them, and pays by card at the payment sandbox or with points. If other buyers take the seats first, it holds the suggested alternatives.
 * It may give up at any stage. The requests are those of the pages.
 */
final class Buyer {
    private static final int MOST_REPEATS = 5;
    private static final int MOST_LOOKS = 6;
    private static final int MOST_TRIES = 4;
    private static final int MOST_POLLS_WHILE_SOLD_OUT = 3;
    private static final int PERCENT = 100;
    private static final long MILLIS = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;
    /** How long a buyer waits before it gives up in the waiting room, in multiples of the mean thinking time. */
    private static final double PATIENCE = 4;
    private static final double QUICKLY = 0.5;
    private static final String NOT_ADMITTED = "NOT_ADMITTED";
    /** Problem codes after which a buyer looks for other seats. */
    private static final Set<String> OTHERS_WERE_FASTER = Set.of("SEATS_TAKEN", "NOT_ENOUGH_SEATS", "CONCURRENT_HOLD", "PLAN_CHANGED");

    private static final Pattern PAYMENT_KEY = Pattern.compile("[\\w-]{1,200}");

    private final Sale sale;
    private final String token;
    private final Stage givesUp;
    private long begun;
    private boolean wasAdmitted;
    private int repeats;
    private int looks;
    private int tries;
    private String performance;

    /** The stage at which a buyer gives up. */
    private enum Stage {
        WAITING,
        CHOOSING,
        PAYING,
        NEVER
    }

    Buyer(Sale sale, String token) {
        this.sale = sale;
        this.token = token;
        boolean gives = sale.random.nextInt(PERCENT) < sale.settings.giveUpPercent();
        this.givesUp = gives ? Stage.values()[sale.random.nextInt(Stage.NEVER.ordinal())] : Stage.NEVER;
    }

    void arrive() {
        sale.tally.arrived();
        begun = sale.runtime.micros();
        enter();
    }

    private void enter() {
        call(Call.post(RehearsalStep.ENTER, "/api/queue/check/" + sale.event, token, null), this::atDoor);
    }

    private void poll() {
        call(Call.get(RehearsalStep.POLL, "/api/queue/status/" + sale.event, token), this::atDoor);
    }

    private void atDoor(Reply reply) {
        JsonBody place = reply.body();
        if (!reply.isSuccess()) {
            end(Outcome.REFUSED);
        } else if (!place.flag("queued")) {
            admitted();
        } else if (place.flag("soldOut") && ++looks > MOST_POLLS_WHILE_SOLD_OUT) {
            leave(Outcome.SOLD_OUT);
        } else if (givesUp == Stage.WAITING && waitedMillis() > PATIENCE * sale.settings.thinkMillis()) {
            leave(Outcome.GAVE_UP);
        } else {
            sale.after(Math.max(1, place.number("retryAfter", 1)) * MILLIS, this::poll);
        }
    }

    private void admitted() {
        if (!wasAdmitted) {
            wasAdmitted = true;
            sale.tally.admitted(sale.runtime.micros() - begun);
        }
        looks = 0;
        sale.think(1, this::lookAtDates);
    }

    private void lookAtDates() {
        call(Call.get(RehearsalStep.DATES, "/api/performances/" + sale.event + "/dates", token), this::atDates);
    }

    private void atDates(Reply reply) {
        List<JsonBody> dates = reply.isSuccess() ? reply.body().objects("dates") : List.of();
        if (dates.isEmpty()) {
            end(Outcome.REFUSED);
            return;
        }
        performance = dates.get(sale.random.nextInt(dates.size())).text("performanceId", "");
        Call plan = Call.get(RehearsalStep.PLAN, path("plan"), token);
        call(sale.halls.containsKey(performance) ? plan.unread() : plan, this::atPlan);
    }

    private void atPlan(Reply reply) {
        if (!reply.isSuccess()) {
            end(Outcome.REFUSED);
            return;
        }
        if (reply.body().has("sections")) {
            sale.halls.computeIfAbsent(performance, each -> new Hall(reply.body()));
        }
        look();
    }

    private void look() {
        call(Call.get(RehearsalStep.STATES, path("states"), token), this::atSeats);
    }

    private void atSeats(Reply reply) {
        if (!reply.isSuccess()) {
            end(Outcome.REFUSED);
            return;
        }
        Optional<Hall.Choice> choice = sale.halls.get(performance).choose(reply.body(), sale.settings.seatsPerBuyer(), sale.random);
        if (givesUp == Stage.CHOOSING || givesUp == Stage.WAITING) {
            sale.think(1, () -> leave(Outcome.GAVE_UP));
        } else if (choice.isPresent()) {
            String planVersion = reply.body().text("planVersion", "");
            sale.think(1, () -> hold(choice.get(), planVersion));
        } else {
            lookAgain();
        }
    }

    /** Tries again a few times, because holds of others may end unpaid. */
    private void lookAgain() {
        tries = 0;
        if (++looks > MOST_LOOKS) {
            leave(Outcome.SOLD_OUT);
        } else {
            // Another performance may have free seats.
            sale.think(1, this::lookAtDates);
        }
    }

    private void hold(Hall.Choice choice, String planVersion) {
        call(Call.post(RehearsalStep.HOLD, "/api/reservations", token, request(choice, planVersion)), reply -> atHold(reply, planVersion));
    }

    private void atHold(Reply reply, String planVersion) {
        if (reply.isSuccess()) {
            held(reply.body().object("reservation").text("id", ""));
        } else if (reply.code().equals(NOT_ADMITTED)) {
            sale.after(MILLIS, this::enter);
        } else if (reply.body().has("alternatives") && ++tries <= MOST_TRIES) {
            List<Integer> others = reply.body().objects("alternatives").stream().map(each -> each.number("seat", 0)).toList();
            if (others.size() < sale.settings.seatsPerBuyer()) {
                lookAgain();
            } else {
                sale.think(QUICKLY, () -> hold(new Hall.Choice(others, null, others.size()), planVersion));
            }
        } else if (OTHERS_WERE_FASTER.contains(reply.code())) {
            lookAgain();
        } else {
            end(Outcome.REFUSED);
        }
    }

    private void held(String reservation) {
        if (givesUp != Stage.PAYING) {
            sale.think(1, () -> pay(reservation));
        } else if (sale.random.nextBoolean()) {
            sale.think(1, () -> call(Call.post(RehearsalStep.RELEASE, "/api/reservations/" + reservation + "/cancel", token, "{}"),
                reply -> leave(Outcome.GAVE_UP)));
        } else {
            // The buyer closes the page. The seats become free when the hold expires.
            end(Outcome.GAVE_UP);
        }
    }

    private void pay(String reservation) {
        String of = "{\"reservationId\":\"" + reservation + "\"";
        if (sale.window.isPresent()) {
            call(Call.post(RehearsalStep.PREPARE, "/api/payments/prepare", token, of + ",\"method\":\"CARD\"}"), this::atOrder);
        } else {
            call(Call.post(RehearsalStep.PAY, "/api/payments/points", token, of + "}"), this::atPayment);
        }
    }

    private void atOrder(Reply reply) {
        if (!reply.isSuccess()) {
            end(Outcome.REFUSED);
            return;
        }
        String order = "\"orderId\":\"" + reply.body().text("orderId", "") + "\",\"amount\":" + reply.body().number("amount", 0);
        sale.think(1, () -> call(Call.elsewhere(RehearsalStep.APPROVE, sale.window.get(),
            "{" + order + ",\"orderName\":\"rehearsal\",\"method\":\"CARD\"}"), approved -> atApproval(approved, order)));
    }

    private void atApproval(Reply reply, String order) {
        String key = reply.body().text("paymentKey", "");
        if (!reply.isSuccess() || !PAYMENT_KEY.matcher(key).matches()) {
            end(Outcome.REFUSED);
            return;
        }
        looks = 0;
        confirm("{" + order + ",\"paymentKey\":\"" + key + "\"}");
    }

    /** Sends the confirmation again while the response is 202, because the outcome is not known yet. */
    private void confirm(String payment) {
        call(Call.post(RehearsalStep.PAY, "/api/payments/confirm", token, payment), reply -> {
            if (reply.isAccepted() && ++looks <= MOST_LOOKS) {
                sale.after(MILLIS, () -> confirm(payment));
            } else {
                atPayment(reply);
            }
        });
    }

    private void atPayment(Reply reply) {
        if (reply.isSuccess() && !reply.isAccepted()) {
            sale.tally.sold(sale.settings.seatsPerBuyer(), sale.runtime.micros(), begun);
            end(Outcome.BOUGHT);
        } else {
            end(Outcome.REFUSED);
        }
    }

    private void leave(Outcome outcome) {
        call(Call.post(RehearsalStep.LEAVE, "/api/queue/leave/" + sale.event, token, null), reply -> end(outcome));
    }

    private void end(Outcome outcome) {
        sale.tally.ended(outcome);
    }

    /** Sends a request. Repeats it a few times if the error is temporary. */
    private void call(Call call, Consumer<Reply> next) {
        long sent = sale.runtime.micros();
        sale.runtime.send(call, reply -> {
            if (sale.isOver()) {
                return;
            }
            sale.tally.answered(call.step(), sale.runtime.micros() - sent, reply);
            if (reply.mayBeRepeated() && ++repeats <= MOST_REPEATS) {
                sale.after(Math.max(1, reply.retryAfterSeconds()) * MILLIS, () -> call(call, next));
            } else {
                repeats = 0;
                next.accept(reply);
            }
        });
    }

    /** Needs no escaping: all values are ids and numbers. */
    private String request(Hall.Choice choice, String planVersion) {
        String wanted = choice.grade() != null
            ? "\"grade\":\"" + choice.grade() + "\",\"quantity\":" + choice.quantity()
            : "\"planVersion\":\"" + planVersion + "\",\"seats\":" + choice.seats();
        return "{\"performanceId\":\"" + performance + "\"," + wanted + "}";
    }

    private long waitedMillis() {
        return (sale.runtime.micros() - begun) / MICROS_PER_MILLI;
    }

    private String path(String part) {
        return "/api/performances/dates/" + performance + "/" + part;
    }
}
