package io.yemae.seating.rest;

import io.yemae.seating.LayoutSection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A layout to be made. */
@Schema(name = "LayoutRequest")
public record LayoutRequest(
    @NotBlank(message = "이름을 입력해주세요.") @Size(max = 100, message = "이름은 100자 이하여야 합니다.") String name,
    @NotNull(message = "설명을 입력해주세요.") @Size(max = 1000, message = "설명은 1,000자 이하여야 합니다.") String description,
    @NotEmpty(message = "구역을 하나 이상 입력해주세요.") @Size(max = 200, message = "구역은 200개 이하여야 합니다.")
    List<@NotNull(message = "빈 구역입니다.") @Valid SectionBody> sections) {

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
        @Max(value = 10_000_000, message = "가격은 10,000,000원 이하여야 합니다.") Long price) {

        LayoutSection section() {
            return new LayoutSection(name, rows, seatsPerRow, startRow == null ? 1 : startRow, price);
        }
    }

    List<LayoutSection> wantedSections() {
        return sections.stream().map(SectionBody::section).toList();
    }
}
