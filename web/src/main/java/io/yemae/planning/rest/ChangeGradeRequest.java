package io.yemae.planning.rest;

import io.yemae.planning.ChangeGrade;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.Won;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All fields of a grade except its name; a member that is left out is emptied. */
@Schema(name = "ChangeGradeRequest")
public record ChangeGradeRequest(
    @Schema(description = "불러온 이벤트의 version. 그 사이 다른 관리자가 변경했으면 409다.")
    @NotNull(message = "불러온 version을 보내주세요.") Integer version,
    @Schema(description = "지금부터 예매하는 좌석의 가격. 이미 임시배정되거나 판매된 좌석은 그때의 가격 그대로다.")
    @NotNull(message = "가격을 입력해주세요.") @Min(value = 0, message = "가격은 0원 이상이어야 합니다.")
    @Max(value = 10_000_000, message = "가격은 10,000,000원 이하여야 합니다.") Long price,
    @NotNull(message = "색을 입력해주세요.") @Pattern(regexp = "#[0-9a-f]{6}", message = "색은 #rrggbb 형식이어야 합니다.") String colour,
    @TextInput(TextKind.LINES) @Size(max = 1000, message = "설명은 1,000자 이하여야 합니다.") String description,
    @Schema(description = "자유석에만, 회차마다. 예매된 적이 있는 것보다 적게 줄일 수 없다.")
    @Min(value = 1, message = "수량은 1 이상이어야 합니다.") @Max(value = 60_000, message = "수량은 60,000 이하여야 합니다.") Integer quantity) {

    ChangeGrade grade() {
        return new ChangeGrade(new Won(price), colour, description, quantity);
    }
}
