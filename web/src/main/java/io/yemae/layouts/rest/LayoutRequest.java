package io.yemae.layouts.rest;

import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.LayoutSection;
import io.yemae.layouts.SeatPositions;
import io.yemae.layouts.SectionGeometry;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.Problem;
import io.yemae.shared.text.TextKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new or changed layout. It has the format of the export ({@link LayoutBodies.Export}). */
@Schema(name = "LayoutRequest")
public record LayoutRequest(
    @NotBlank(message = "이름을 입력해주세요.") @Size(max = 100, message = "이름은 100자 이하여야 합니다.") String name,
    @TextInput(TextKind.LINES) @NotNull(message = "설명을 입력해주세요.") @Size(max = 1000, message = "설명은 1,000자 이하여야 합니다.") String description,
    @NotEmpty(message = "구역을 하나 이상 입력해주세요.") @Size(max = 200, message = "구역은 200개 이하여야 합니다.")
    List<@NotNull(message = "빈 구역입니다.") @Valid SectionBody> sections,
    @Schema(description = "무대. 없으면 맨 앞 열의 앞에 있다. 구역의 geometry와 함께") @Valid StageBody stage,
    @Schema(description = "변경할 때에만: 불러온 version") Integer version) {

    static final String PLACE = "[1-9][0-9]{0,4}-[1-9][0-9]{0,3}";

    /** A block of rows. */
    @Schema(name = "LayoutSectionRequest")
    public record SectionBody(
        @NotBlank(message = "구역 이름을 입력해주세요.") @Size(max = 50, message = "구역 이름은 50자 이하여야 합니다.") String name,
        @NotNull(message = "열 수를 입력해주세요.") @Min(value = 1, message = "열은 1 이상이어야 합니다.")
        @Max(value = 1000, message = "열은 1,000 이하여야 합니다.") Integer rows,
        @NotNull(message = "열당 좌석 수를 입력해주세요.") @Min(value = 1, message = "열당 좌석은 1 이상이어야 합니다.")
        @Max(value = 1000, message = "열당 좌석은 1,000 이하여야 합니다.") Integer seatsPerRow,
        @Schema(description = "첫 열의 번호, 기본 1")
        @Min(value = 1, message = "첫 열은 1 이상이어야 합니다.") @Max(value = 10_000, message = "첫 열은 10,000 이하여야 합니다.") Integer startRow,
        @NotNull(message = "가격을 입력해주세요.") @Min(value = 0, message = "가격은 0원 이상이어야 합니다.")
        @Max(value = 10_000_000, message = "가격은 10,000,000원 이하여야 합니다.") Long price,
        @Schema(description = "좌석이 없는 자리, 열-번호. 옆자리의 번호는 그대로다.", examples = "[\"3-5\"]")
        @Size(max = 5_000, message = "자리는 5,000개 이하여야 합니다.")
        List<@NotNull(message = "빈 자리입니다.") @Pattern(regexp = PLACE, message = "자리는 열-번호 형식이어야 합니다.") String> gaps,
        @Schema(description = "휠체어석, 열-번호", examples = "[\"1-1\"]")
        @Size(max = 5_000, message = "자리는 5,000개 이하여야 합니다.")
        List<@NotNull(message = "빈 자리입니다.") @Pattern(regexp = PLACE, message = "자리는 열-번호 형식이어야 합니다.") String> accessible,
        @Schema(description = "그리는 모양. 모든 구역에 있거나 모두 없어야 하고, 없으면 열과 좌석의 수에서 정해진다.") @Valid GeometryBody geometry) {

        LayoutSection section() {
            return new LayoutSection(name, rows, seatsPerRow, startRow == null ? 1 : startRow, price, places(gaps), places(accessible));
        }

        private static SeatPositions places(List<String> labels) {
            return labels == null ? SeatPositions.NONE : SeatPositions.of(labels);
        }
    }

    /** @throws Problem invalid if no version was sent */
    int requiredVersion() {
        if (version == null) {
            throw Problem.invalidField("version", "불러온 version을 보내주세요.");
        }
        return version;
    }

    /**
     * Null if it is to be derived.
     *
     * @throws Problem invalid if two sections have the same name
     */
    LayoutGeometry geometry() {
        Map<String, SectionGeometry> shapes = new HashMap<>();
        for (SectionBody section : sections) {
            if (section.geometry() != null && shapes.put(section.name(), section.geometry().geometry()) != null) {
                throw Problem.invalidField("sections", "구역 이름은 서로 달라야 합니다.");
            }
        }
        return stage == null && shapes.isEmpty() ? null : new LayoutGeometry(stage == null ? null : stage.stage(), shapes);
    }

    List<LayoutSection> wantedSections() {
        return sections.stream().map(SectionBody::section).toList();
    }
}
