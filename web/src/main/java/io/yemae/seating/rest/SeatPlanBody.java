package io.yemae.seating.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.SectionGeometry;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.SeatChart;
import io.yemae.seating.SeatPlan;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The part of a seat map that hardly ever changes: where its seats are and what they cost. Seats are named by their index. */
@Schema(name = "SeatPlanResponse")
public record SeatPlanBody(
    UUID performanceId,
    UUID eventId,
    @Schema(description = "좌석, 가격, 모양이 바뀌면 달라진다. 좌석의 상태와는 관계없다.") String version,
    @Schema(description = "자리가 있는 좌석의 수. 좌석의 번호는 0부터 seats - 1까지이다.") int seats,
    @Schema(description = "왼쪽, 위, 오른쪽, 아래: 모든 좌석의 가운데와 무대. 길이는 모두 cm, x는 오른쪽, y는 무대에서 멀어지는 쪽, "
        + "원점은 무대 앞쪽의 가운데")
    List<Integer> bounds,
    @Schema(description = "무대") Stage stage,
    @Schema(description = "층의 이름") List<String> floors,
    @Schema(description = "비싼 것부터") List<Grade> grades,
    @Schema(description = "구역, 좌석 번호의 차례대로") List<Section> sections,
    @Schema(description = "휠체어석") List<Integer> accessible,
    @Schema(description = "휠체어석의 동반석") List<Integer> companions,
    @Schema(description = "시야 제한석. 무대가 다 보이지 않는다.") List<Integer> restrictedView,
    @Schema(description = "자유석. 좌석 번호가 없다.") List<Admission> admission) {

    /** A rectangle with its name for people. */
    @Schema(name = "SeatPlanStage")
    public record Stage(String name, @Schema(description = "가로의 가운데") int x, @Schema(description = "위쪽") int y,
                        @Schema(description = "가로, cm") int width, @Schema(description = "세로, cm") int depth) {

        static Stage of(LayoutGeometry.Stage stage) {
            return new Stage(stage.name(), stage.x(), stage.y(), stage.width(), stage.depth());
        }
    }

    /** A grade with its number of seats in this performance. */
    @Schema(name = "SeatPlanGrade")
    public record Grade(UUID id, String name, long price, @Schema(examples = "\"#d4380d\"") String colour,
                        @Schema(description = "이 회차의 좌석 수. 0이면 이 회차에 없는 등급이다.") int total) {

        static Grade of(SeatPlan.Grade grade) {
            return new Grade(grade.id(), grade.name(), grade.price(), grade.colour(), grade.total());
        }
    }

    /** A block of rows of one grade. */
    @Schema(name = "SeatPlanSection")
    public record Section(
        String name,
        @Schema(description = "floors의 번호") int floor,
        @Schema(description = "grades의 번호") int grade,
        @Schema(description = "첫 열의 가운데") int x,
        @Schema(description = "첫 열의 가운데") int y,
        @Schema(description = "시계 방향, 도") double rotation,
        @Schema(description = "첫 열의 반지름. 0이면 곧은 열이다.") int curve,
        @Schema(description = "옆 좌석과의 간격") int seatPitch,
        @Schema(description = "앞뒤 열의 간격") int rowPitch,
        @Schema(description = "첫 좌석의 번호") int first,
        @Schema(description = "좌석 수") int count,
        @Schema(description = "좌석의 차례대로: 열, 첫 좌석의 표시 번호, 좌석 수, 첫 좌석이 구역의 가운데 선에서 떨어진 거리, 첫 열에서 뒤로 떨어진 거리. "
            + "좌석의 위치는 u = offset + k * seatPitch, v = depth이고, curve가 있으면 r = curve + v, t = u / r, (r sin t, r cos t - curve)이다. "
            + "이것을 rotation만큼 돌리고 (x, y)를 더한다.")
        List<List<Integer>> runs) {

        static Section of(SeatChart.Block block) {
            SectionGeometry shape = block.geometry();
            return new Section(block.name(), block.floor(), block.grade(), shape.x(), shape.y(), shape.rotation(), shape.curve(),
                shape.seatPitch(), shape.rowPitch(), block.first(), block.count(), block.runs().stream()
                    .map(run -> List.of(run.row(), run.number(), run.count(), run.offset(), run.depth()))
                    .toList());
        }
    }

    /** The units of a grade of general admission. */
    @Schema(name = "SeatPlanAdmission")
    public record Admission(@Schema(description = "grades의 번호") int grade, @Schema(description = "장수") int count) {
    }

    /**
     * A plan that is ready to be sent.
     *
     * @param current   for requests that do not name its version
     * @param immutable for requests that do
     */
    record Prepared(String version, PreparedResponse current, PreparedResponse immutable) {

        /** @param requested the version in the request; null if there is none */
        PreparedResponse response(String requested) {
            return version.equals(requested) ? immutable : current;
        }
    }

    /** The response, prepared once per plan. */
    static Prepared prepare(SeatPlan plan, Supplier<SeatChart> chart, ObjectMapper json) {
        return plan.derivedValues().of(SeatPlanBody.class, () -> prepare(plan, chart.get(), json));
    }

    /** The response if it has already been prepared for this plan. */
    static Optional<Prepared> ifPresent(SeatPlan plan) {
        return plan.derivedValues().ifPresent(SeatPlanBody.class);
    }

    private static Prepared prepare(SeatPlan plan, SeatChart chart, ObjectMapper json) {
        // The version identifies the seats, so that holds can be compared with it, and everything else by its checksum.
        CRC32 checksum = new CRC32();
        checksum.update(SeatMapTemplate.bytes(json, of(plan, chart, "")));
        String version = plan.version() + '-' + Long.toHexString(checksum.getValue());
        PreparedResponse current = PreparedResponse.of(SeatMapTemplate.bytes(json, of(plan, chart, version)));
        return new Prepared(version, current, current.immutable());
    }

    private static SeatPlanBody of(SeatPlan plan, SeatChart chart, String version) {
        SeatChart.Bounds bounds = chart.bounds();
        return new SeatPlanBody(plan.performance().value(), plan.event().value(), version, plan.placed(),
            List.of(bounds.left(), bounds.top(), bounds.right(), bounds.bottom()), Stage.of(chart.stage()), chart.floors(),
            plan.grades().stream().map(Grade::of).toList(), chart.blocks().stream().map(Section::of).toList(),
            IntStream.range(0, plan.placed()).filter(plan::isAccessible).boxed().toList(), chart.companions(),
            chart.restrictedView(),
            IntStream.range(0, plan.grades().size())
                .filter(grade -> plan.grades().get(grade).generalAdmission() && plan.grades().get(grade).total() > 0)
                .mapToObj(grade -> new Admission(grade, plan.grades().get(grade).total()))
                .toList());
    }
}
