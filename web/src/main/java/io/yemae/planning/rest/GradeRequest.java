package io.yemae.planning.rest;

import io.yemae.planning.NewGrade;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.Won;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An additional grade of general admission. */
@Schema(name = "GradeRequest")
public record GradeRequest(
    @Schema(description = "불러온 이벤트의 version. 그 사이 다른 관리자가 변경했으면 409다.")
    @NotNull(message = "불러온 version을 보내주세요.") Integer version,
    @NotBlank(message = "등급 이름을 입력해주세요.") @Size(max = 50, message = "등급 이름은 50자 이하여야 합니다.") String name,
    @NotNull(message = "가격을 입력해주세요.") @Min(value = 0, message = "가격은 0원 이상이어야 합니다.")
    @Max(value = 10_000_000, message = "가격은 10,000,000원 이하여야 합니다.") Long price,
    @Schema(examples = "\"#d4380d\"")
    @Pattern(regexp = "#[0-9a-f]{6}", message = "색은 #rrggbb 형식이어야 합니다.") String colour,
    @TextInput(TextKind.LINES) @Size(max = 1000, message = "설명은 1,000자 이하여야 합니다.") String description,
    @Schema(description = "회차마다")
    @NotNull(message = "수량을 입력해주세요.") @Min(value = 1, message = "수량은 1 이상이어야 합니다.")
    @Max(value = 60_000, message = "수량은 60,000 이하여야 합니다.") Integer quantity) {

    NewGrade grade() {
        return new NewGrade(name, new Won(price), Objects.requireNonNullElse(colour, CreateEventRequest.DEFAULT_COLOUR), description,
            quantity);
    }
}
