package io.yemae.rehearsal.persistence;

import io.yemae.rehearsal.LimitingResource;
import io.yemae.rehearsal.Percentiles;
import io.yemae.rehearsal.RehearsalReport;
import io.yemae.rehearsal.RehearsalStep;
import io.yemae.shared.json.ReceivedJson;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/** Converts reports to and from the JSON column {@code rehearsals.report}. */
final class ReportJson {

    private ReportJson() {
    }

    static String written(RehearsalReport report) {
        JsonObjectBuilder refusals = Json.createObjectBuilder();
        report.refusals().forEach(refusals::add);
        JsonArrayBuilder steps = Json.createArrayBuilder();
        report.steps().forEach(step -> steps.add(Json.createObjectBuilder().add("step", step.step().wireName())
            .add("refused", step.refused()).add("times", written(step.times()))));
        JsonObjectBuilder written = Json.createObjectBuilder().add("seconds", report.seconds()).add("seats", report.seats())
            .add("sold", report.sold()).add("buyers", written(report.buyers())).add("waits", written(report.waits()))
            .add("purchases", written(report.purchases())).add("refusals", refusals).add("steps", steps)
            .add("resources", written(report.resources())).add("limit", Json.createObjectBuilder()
                .add("resource", report.limit().resource().wireName()).add("value", report.limit().value())
                .add("threshold", report.limit().threshold()));
        if (report.sellOutSeconds() != null) {
            written.add("sellOutSeconds", report.sellOutSeconds());
        }
        return written.build().toString();
    }

    private static JsonObjectBuilder written(RehearsalReport.Buyers buyers) {
        return Json.createObjectBuilder().add("arrived", buyers.arrived()).add("bought", buyers.bought()).add("gaveUp", buyers.gaveUp())
            .add("soldOut", buyers.soldOut()).add("refused", buyers.refused()).add("underWay", buyers.underWay());
    }

    private static JsonObjectBuilder written(Percentiles times) {
        return Json.createObjectBuilder().add("count", times.count()).add("p50", times.p50()).add("p95", times.p95())
            .add("p99", times.p99()).add("max", times.max());
    }

    private static JsonObjectBuilder written(RehearsalReport.Resources resources) {
        return Json.createObjectBuilder().add("samples", resources.samples()).add("machine", resources.machine())
            .add("process", resources.process()).add("connectionsMost", resources.connectionsMost())
            .add("connectionsAll", resources.connectionsAll()).add("exhausted", resources.exhausted()).add("commits", resources.commits())
            .add("locks", resources.locks()).add("storage", resources.storage()).add("running", resources.running());
    }

    static RehearsalReport read(String stored) {
        JsonObject report = ReceivedJson.read(stored).asJsonObject();
        Map<String, Long> refusals = new TreeMap<>();
        report.getJsonObject("refusals").keySet().forEach(code -> refusals.put(code, number(report.getJsonObject("refusals"), code)));
        JsonObject limit = report.getJsonObject("limit");
        return new RehearsalReport(decimal(report, "seconds"), report.getInt("seats"), report.getInt("sold"),
            report.containsKey("sellOutSeconds") ? decimal(report, "sellOutSeconds") : null, buyers(report.getJsonObject("buyers")),
            times(report.getJsonObject("waits")), times(report.getJsonObject("purchases")), refusals,
            report.getJsonArray("steps").stream().map(JsonValue::asJsonObject).map(ReportJson::step).toList(),
            resources(report.getJsonObject("resources")), new RehearsalReport.Limit(LimitingResource.of(limit.getString("resource")),
                decimal(limit, "value"), decimal(limit, "threshold")));
    }

    private static RehearsalReport.Buyers buyers(JsonObject buyers) {
        return new RehearsalReport.Buyers(buyers.getInt("arrived"), buyers.getInt("bought"), buyers.getInt("gaveUp"),
            buyers.getInt("soldOut"), buyers.getInt("refused"), buyers.getInt("underWay"));
    }

    private static RehearsalReport.Step step(JsonObject step) {
        return new RehearsalReport.Step(RehearsalStep.of(step.getString("step")), number(step, "refused"),
            times(step.getJsonObject("times")));
    }

    private static Percentiles times(JsonObject times) {
        return new Percentiles(number(times, "count"), decimal(times, "p50"), decimal(times, "p95"), decimal(times, "p99"),
            decimal(times, "max"));
    }

    private static RehearsalReport.Resources resources(JsonObject resources) {
        return new RehearsalReport.Resources(resources.getInt("samples"), decimal(resources, "machine"), decimal(resources, "process"),
            resources.getInt("connectionsMost"), resources.getInt("connectionsAll"), decimal(resources, "exhausted"),
            decimal(resources, "commits"), decimal(resources, "locks"), decimal(resources, "storage"), decimal(resources, "running"));
    }

    private static long number(JsonObject object, String name) {
        return object.getJsonNumber(name).longValue();
    }

    private static double decimal(JsonObject object, String name) {
        return object.getJsonNumber(name).doubleValue();
    }
}
