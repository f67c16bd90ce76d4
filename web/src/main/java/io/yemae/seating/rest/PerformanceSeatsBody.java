package io.yemae.seating.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.layouts.LayoutSection;
import io.yemae.layouts.rest.LayoutBodies;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.GradeCount;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The seats of one performance with the colours of their grades. This record documents the JSON that {@link #prepare} writes. */
@Schema(name = "PerformanceSeatsResponse")
public record PerformanceSeatsBody(
    UUID performanceId,
    UUID eventId,
    @Schema(description = "구역의 배치. since로 물으면 빠진다.") @JsonInclude(JsonInclude.Include.NON_NULL) List<LayoutBodies.Section> sections,
    @Schema(description = "섹션, 열, 번호 순. since로 물으면 그 뒤에 바뀐 좌석의 id와 status만") List<SeatWithStatus> seats,
    @Schema(description = "비싼 것부터") List<Grade> grades,
    @Schema(description = "이 좌석도의 버전, 다음에 since로 보낸다.") String version,
    @Schema(description = "모든 좌석이면 true, 바뀐 좌석만이면 false") boolean complete) {

    /** The data of a seat that do not depend on its status. */
    record Seat(UUID id, String section, int row, int number, String label, UUID gradeId, boolean accessible) {

        static Seat of(SeatPlan plan, int seat) {
            return new Seat(plan.id(seat), plan.section(seat), plan.row(seat), plan.number(seat), plan.label(seat), plan.grade(seat).id(),
                plan.isAccessible(seat));
        }
    }

    @Schema(name = "PerformanceSeat", requiredProperties = {"id", "status"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SeatWithStatus(UUID id, String section, Integer row, Integer number, String label, UUID gradeId,
                                 @Schema(description = "휠체어석") Boolean accessible,
                                 @Schema(description = "available, locked, sold") String status) {
    }

    /** A grade with its counts in this performance. */
    @Schema(name = "PerformanceGrade")
    public record Grade(UUID id, String name, long price, @Schema(examples = "\"#d4380d\"") String colour, long left, long total) {

        static List<Grade> of(SeatMap map) {
            Map<UUID, GradeCount> counts = map.counts();
            return map.plan().grades().stream()
                .filter(grade -> grade.total() > 0)
                .map(grade -> new Grade(grade.id(), grade.name(), grade.price(), grade.colour(), counts.get(grade.id()).available(),
                grade.total()))
                .toList();
        }
    }

    /** The members after the seats in a full map. */
    private record Tail(List<Grade> grades, String version, boolean complete) {
    }

    /** The response, prepared once per map. Units of general admission have no position in it and are counted by their grade. */
    static PreparedResponse prepare(SeatMap map, Supplier<List<LayoutSection>> sections, ObjectMapper json) {
        return prepared(map, map.plan().derivedValues().of(PerformanceSeatsBody.class, () -> template(map.plan(), sections.get(), json)),
            json);
    }

    /** The response if one has already been prepared for a map of this plan. */
    static Optional<PreparedResponse> ifPresent(SeatMap map, ObjectMapper json) {
        return map.plan().derivedValues().<SeatMapTemplate>ifPresent(PerformanceSeatsBody.class)
            .map(template -> prepared(map, template, json));
    }

    private static PreparedResponse prepared(SeatMap shown, SeatMapTemplate template, ObjectMapper json) {
        return shown.derived(PerformanceSeatsBody.class, map -> template.response(map, () -> tail(map, json)));
    }

    /** The changed seats only. */
    static PerformanceSeatsBody of(SeatMap.Delta delta) {
        SeatMap map = delta.map();
        SeatPlan plan = map.plan();
        List<SeatWithStatus> changed = Arrays.stream(delta.changed())
            .filter(plan::isPlaced)
            .mapToObj(seat -> new SeatWithStatus(plan.id(seat), null, null, null, null, null, null, map.status(seat).wireName()))
            .toList();
        return new PerformanceSeatsBody(plan.performance().value(), plan.event().value(), null, changed, Grade.of(map), map.version(),
            false);
    }

    private static SeatMapTemplate template(SeatPlan plan, List<LayoutSection> sections, ObjectMapper json) {
        SeatMapTemplate.Writer writer = new SeatMapTemplate.Writer(json)
            .text("{\"performanceId\":").value(plan.performance().value())
            .text(",\"eventId\":").value(plan.event().value())
            .text(",\"sections\":").value(LayoutBodies.Config.of(sections).sections())
            .text(",\"seats\":[");
        IntStream.range(0, plan.size()).filter(plan::isPlaced).forEach(seat -> writer.seat(seat, Seat.of(plan, seat)));
        return writer.text("]").written();
    }

    /** The tail as JSON, to be appended to the members before it. */
    private static byte[] tail(SeatMap map, ObjectMapper json) {
        String tail = new String(SeatMapTemplate.bytes(json, new Tail(Grade.of(map), map.version(), true)), StandardCharsets.UTF_8);
        return (',' + tail.substring(1)).getBytes(StandardCharsets.UTF_8);
    }
}
