package io.yemae.layouts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.layouts.SeatPositions;
import io.yemae.layouts.SectionGeometry;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a section is drawn. Lengths are in centimetres; the origin is the middle of the stage's front edge. */
@Schema(name = "SectionGeometry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GeometryBody(
    @Schema(description = "층의 이름, 기본 1층", examples = "\"1층\"")
    @Pattern(regexp = "(?s).*\\S.*", message = "층의 이름을 입력해주세요.")
    @Size(max = 50, message = "층의 이름은 50자 이하여야 합니다.") String floor,
    @Schema(description = "첫 열의 가운데, cm. 오른쪽이 양수") @NotNull(message = "x를 입력해주세요.")
    @Min(value = -GeometryBody.FARTHEST, message = "x는 -100,000 이상이어야 합니다.")
    @Max(value = GeometryBody.FARTHEST, message = "x는 100,000 이하여야 합니다.") Integer x,
    @Schema(description = "첫 열의 가운데, cm. 무대에서 멀어지는 쪽이 양수") @NotNull(message = "y를 입력해주세요.")
    @Min(value = -GeometryBody.FARTHEST, message = "y는 -100,000 이상이어야 합니다.")
    @Max(value = GeometryBody.FARTHEST, message = "y는 100,000 이하여야 합니다.") Integer y,
    @Schema(description = "시계 방향으로 돌린 각도, 기본 0") @Min(value = -360, message = "rotation은 -360 이상이어야 합니다.")
    @Max(value = 360, message = "rotation은 360 이하여야 합니다.") Double rotation,
    @Schema(description = "첫 열의 반지름, cm. 열의 끝이 무대 쪽으로 휜다. 기본 0, 곧은 열")
    @Min(value = 0, message = "curve는 0 이상이어야 합니다.")
    @Max(value = GeometryBody.FARTHEST, message = "curve는 100,000 이하여야 합니다.") Integer curve,
    @Schema(description = "옆 좌석과의 간격, cm, 기본 55") @Min(value = 30, message = "seatPitch는 30 이상이어야 합니다.")
    @Max(value = 300, message = "seatPitch는 300 이하여야 합니다.") Integer seatPitch,
    @Schema(description = "앞뒤 열의 간격, cm, 기본 90") @Min(value = 30, message = "rowPitch는 30 이상이어야 합니다.")
    @Max(value = 300, message = "rowPitch는 300 이하여야 합니다.") Integer rowPitch,
    @Schema(description = "통로: 이 번호의 좌석 다음에 통로가 있다. 작은 것부터") @Size(max = 50, message = "통로는 50개 이하여야 합니다.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<@NotNull(message = "빈 통로입니다.") @Min(value = 1, message = "통로는 1 이상이어야 합니다.") Integer> aisles,
    @Schema(description = "통로의 폭, cm, 기본 100") @Min(value = 0, message = "aisleWidth는 0 이상이어야 합니다.")
    @Max(value = 5_000, message = "aisleWidth는 5,000 이하여야 합니다.") Integer aisleWidth,
    @Schema(description = "한 열 걸러 오른쪽으로 옮긴 거리, cm, 기본 0") @Min(value = -300, message = "stagger는 -300 이상이어야 합니다.")
    @Max(value = 300, message = "stagger는 300 이하여야 합니다.") Integer stagger,
    @Schema(description = "휠체어석의 동반석, 열-번호", examples = "[\"1-2\"]") @Size(max = 5_000, message = "자리는 5,000개 이하여야 합니다.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<@NotNull(message = "빈 자리입니다.") @Pattern(regexp = LayoutRequest.PLACE, message = "자리는 열-번호 형식이어야 합니다.") String> companions,
    @Schema(description = "시야 제한석, 열-번호. 구매자에게 고르기 전에 알린다.", examples = "[\"5-10\"]")
    @Size(max = 5_000, message = "자리는 5,000개 이하여야 합니다.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<@NotNull(message = "빈 자리입니다.")
         @Pattern(regexp = LayoutRequest.PLACE, message = "자리는 열-번호 형식이어야 합니다.") String> restrictedView) {

    /** A kilometre. */
    static final int FARTHEST = 100_000;

    private static final String FLOOR = "1층";
    private static final int SEAT_PITCH = 55;
    private static final int ROW_PITCH = 90;
    private static final int AISLE_WIDTH = 100;

    static GeometryBody of(SectionGeometry shape) {
        return new GeometryBody(shape.floor(), shape.x(), shape.y(), shape.rotation(), shape.curve(), shape.seatPitch(), shape.rowPitch(),
            shape.aisles(), shape.aisleWidth(), shape.stagger(), shape.companions().labels(), shape.restrictedView().labels());
    }

    SectionGeometry geometry() {
        return new SectionGeometry(floor == null ? FLOOR : floor, x, y, rotation == null ? 0 : rotation, or(curve, 0),
            or(seatPitch, SEAT_PITCH), or(rowPitch, ROW_PITCH), aisles == null ? List.of() : aisles, or(aisleWidth, AISLE_WIDTH),
            or(stagger, 0), positions(companions), positions(restrictedView));
    }

    private static SeatPositions positions(List<String> labels) {
        return labels == null ? SeatPositions.NONE : SeatPositions.of(labels);
    }

    private static int or(Integer value, int preset) {
        return value == null ? preset : value;
    }
}
