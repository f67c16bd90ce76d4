package io.yemae.seating.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.SeatCounts;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The numbers of seats of a map by grade and by section. */
@Schema(name = "SeatCountsResponse")
public record SeatCountsBody(
    UUID performanceId,
    @Schema(description = "sections와 grades의 차례가 있는 좌석 배치의 version") String planVersion,
    @Schema(description = "이 수를 센 좌석도의 version. states의 version과 같다.") String version,
    @Schema(description = "좌석 배치의 grades와 같은 차례. 자유석도 센다.") List<Grade> grades,
    @Schema(description = "좌석 배치의 sections와 같은 차례") List<Section> sections) {

    /** A grade with its seats by state. */
    @Schema(name = "GradeCounts")
    public record Grade(UUID id, String name, @Schema(description = "예매할 수 있는 수") int free, @Schema(description = "임시배정된 수") int held,
                        @Schema(description = "판매된 수") int sold, @Schema(description = "판매하지 않는 수") int blocked,
                        @Schema(description = "처음 끝나는 임시배정의 시각. 없으면 null") Instant nextExpiry) {

        static Grade of(SeatPlan.Grade grade, SeatCounts.Count count) {
            return new Grade(grade.id(), grade.name(), count.free(), count.held(), count.sold(), count.blocked(), count.nextExpiry());
        }
    }

    /** A section with its seats by state. */
    @Schema(name = "SectionCounts")
    public record Section(String name, @Schema(description = "grades의 번호") int grade, @Schema(description = "예매할 수 있는 수") int free,
                          @Schema(description = "임시배정된 수") int held, @Schema(description = "판매된 수") int sold,
                          @Schema(description = "판매하지 않는 수") int blocked,
                          @Schema(description = "처음 끝나는 임시배정의 시각. 없으면 null") Instant nextExpiry) {

        static Section of(SeatCounts.Section section) {
            SeatCounts.Count count = section.count();
            return new Section(section.name(), section.grade(), count.free(), count.held(), count.sold(), count.blocked(),
                count.nextExpiry());
        }
    }

    /** The response, prepared once per map. */
    static PreparedResponse prepare(SeatMap shown, String planVersion, ObjectMapper json) {
        return shown.derived(SeatCountsBody.class, map -> PreparedResponse.of(SeatMapTemplate.bytes(json, of(map, planVersion))));
    }

    private static SeatCountsBody of(SeatMap map, String planVersion) {
        SeatCounts counts = SeatCounts.of(map);
        List<SeatPlan.Grade> grades = map.plan().grades();
        return new SeatCountsBody(map.plan().performance().value(), planVersion, map.version(),
            IntStream.range(0, grades.size()).mapToObj(grade -> Grade.of(grades.get(grade), counts.grades().get(grade))).toList(),
            counts.sections().stream().map(Section::of).toList());
    }
}
