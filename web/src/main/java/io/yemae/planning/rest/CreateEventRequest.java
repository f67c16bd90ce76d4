package io.yemae.planning.rest;

import io.yemae.planning.CreateEvent;
import io.yemae.planning.NewGrade;
import io.yemae.planning.PerformanceTimes;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.Won;
import io.yemae.shared.text.TextKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new event with its grades and performances. */
@Schema(name = "CreateEventRequest")
public class CreateEventRequest extends EventFieldsRequest {
    static final String DEFAULT_COLOUR = "#595959";

    @Schema(description = "이름이 구역과 같은 등급은 그 구역의 가격을 정한다. 없는 구역은 좌석 배치의 가격을 따른다. 수량이 있으면 자유석이다.")
    @NotNull(message = "등급을 입력해주세요.")
    @Size(max = 50, message = "등급은 50개 이하여야 합니다.")
    public List<@NotNull(message = "빈 등급입니다.") @Valid GradeBody> grades;

    @NotEmpty(message = "회차를 하나 이상 입력해주세요.")
    @Size(max = 100, message = "회차는 100개 이하여야 합니다.")
    public List<@NotNull(message = "빈 회차입니다.") @Valid PerformanceBody> performances;

    @Schema(name = "CreateGradeRequest")
    public record GradeBody(
        @NotBlank(message = "등급 이름을 입력해주세요.") @Size(max = 50, message = "등급 이름은 50자 이하여야 합니다.") String name,
        @NotNull(message = "가격을 입력해주세요.") @Min(value = 0, message = "가격은 0원 이상이어야 합니다.")
        @Max(value = 10_000_000, message = "가격은 10,000,000원 이하여야 합니다.") Long price,
        @Schema(examples = "\"#d4380d\"")
        @Pattern(regexp = "#[0-9a-f]{6}", message = "색은 #rrggbb 형식이어야 합니다.") String colour,
        @TextInput(TextKind.LINES) @Size(max = 1000, message = "설명은 1,000자 이하여야 합니다.") String description,
        @Min(value = 1, message = "수량은 1 이상이어야 합니다.") @Max(value = 60_000, message = "수량은 60,000 이하여야 합니다.") Integer quantity) {

        NewGrade grade() {
            return new NewGrade(name, new Won(price), colour == null ? DEFAULT_COLOUR : colour, description, quantity);
        }
    }

    @Schema(name = "CreatePerformanceRequest")
    public record PerformanceBody(@NotNull(message = "시작을 입력해주세요.") Instant startsAt, @NotNull(message = "종료를 입력해주세요.") Instant endsAt) {

        PerformanceTimes times() {
            return new PerformanceTimes(startsAt, endsAt);
        }
    }

    CreateEvent command() {
        return new CreateEvent(fields(), grades.stream().map(GradeBody::grade).toList(), performances.stream().map(PerformanceBody::times)
            .toList());
    }
}
