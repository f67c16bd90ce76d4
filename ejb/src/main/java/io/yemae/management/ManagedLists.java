package io.yemae.management;

import io.yemae.ops.Invariants;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.queue.RoomView;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waiting rooms, payments and invariants as maps, in types of the JDK. */
@ApplicationScoped
public class ManagedLists {
    private static final int MOST = 200;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Payments payments;

    @Inject
    Invariants invariants;

    List<Map<String, Object>> waitingRooms() {
        return waitingRoom.rooms().entrySet().stream().map(each -> described(each.getKey(), each.getValue())).toList();
    }

    /** The oldest first. */
    List<Map<String, Object>> paymentsInDoubt() {
        return payments.unsettled(null, MOST).payments().stream().map(ManagedLists::described).toList();
    }

    Map<String, Long> violations() {
        return invariants.violations();
    }

    private static Map<String, Object> described(EventId event, RoomView room) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("event", event.toString());
        values.put("paused", room.paused());
        values.put("waiting", room.queueSize());
        values.put("admitted", room.currentUsers());
        values.put("threshold", room.threshold());
        values.put("rate", room.rate());
        return values;
    }

    private static Map<String, Object> described(PaymentView payment) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("payment", payment.id().toString());
        values.put("number", payment.number());
        values.put("status", payment.status().name());
        values.put("method", payment.method().name());
        values.put("amount", payment.amount().amount());
        values.put("since", payment.changedAt().toString());
        values.put("reason", payment.failureCode());
        return values;
    }
}
