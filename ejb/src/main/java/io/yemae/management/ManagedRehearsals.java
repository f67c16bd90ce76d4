package io.yemae.management;

import io.yemae.rehearsal.Rehearsal;
import io.yemae.rehearsal.RehearsalReport;
import io.yemae.rehearsal.RehearsalSettings;
import io.yemae.rehearsal.Rehearsals;
import io.yemae.shared.EventId;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.management.OperationsException;

/** Rehearsals in types of the JDK. Those that are started here have the behaviour of buyers that the REST API assumes by default. */
@ApplicationScoped
public class ManagedRehearsals {
    private static final int AT_ONCE_PERCENT = 30;
    private static final int THINK_MILLIS = 3_000;
    private static final int GIVE_UP_PERCENT = 30;
    private static final int LONGEST_SECONDS = 600;

    @Inject
    Rehearsals rehearsals;

    String start(String event, int buyers, int arrivalSeconds, int seatsPerBuyer, boolean force) throws OperationsException {
        EventId id = new EventId(idOf(event));
        RehearsalSettings settings = new RehearsalSettings(buyers, arrivalSeconds, AT_ONCE_PERCENT, seatsPerBuyer, THINK_MILLIS,
            GIVE_UP_PERCENT, LONGEST_SECONDS);
        return ProblemCodes.translated(() -> rehearsals.start(id, settings, force, null)).toString();
    }

    Map<String, Object> read(String rehearsal) throws OperationsException {
        UUID id = idOf(rehearsal);
        return described(ProblemCodes.translated(() -> rehearsals.get(id)));
    }

    void end(String rehearsal) throws OperationsException {
        UUID id = idOf(rehearsal);
        ProblemCodes.translated(() -> {
            rehearsals.cancel(id);
            return id;
        });
    }

    private static UUID idOf(String text) throws OperationsException {
        return Uuid7.parse(text).orElseThrow(() -> new OperationsException("This is not an id: " + text));
    }

    private static Map<String, Object> described(Rehearsal rehearsal) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("event", rehearsal.event().toString());
        values.put("status", rehearsal.status().wireName());
        values.put("failure", rehearsal.failure());
        values.put("removed", rehearsal.removedAt() != null);
        if (rehearsal.report() != null) {
            describe(rehearsal.report(), values);
        }
        return values;
    }

    private static void describe(RehearsalReport report, Map<String, Object> values) {
        values.put("seconds", report.seconds());
        values.put("seats", report.seats());
        values.put("sold", report.sold());
        values.put("sell-out-seconds", report.sellOutSeconds());
        values.put("arrived", report.buyers().arrived());
        values.put("bought", report.buyers().bought());
        values.put("gave-up", report.buyers().gaveUp());
        values.put("found-nothing", report.buyers().soldOut());
        values.put("stopped-by-errors", report.buyers().refused());
        values.put("wait-ms", Map.of("p50", report.waits().p50(), "p95", report.waits().p95(), "p99", report.waits().p99()));
        values.put("refusals", report.refusals());
        values.put("steps", report.steps().stream().map(ManagedRehearsals::described).toList());
        values.put("limit", report.limit().resource().wireName());
        values.put("limit-value", report.limit().value());
    }

    private static Map<String, Object> described(RehearsalReport.Step step) {
        return Map.of("step", step.step().wireName(), "requests", step.times().count(), "refused", step.refused(),
            "p50", step.times().p50(), "p95", step.times().p95(), "p99", step.times().p99());
    }
}
