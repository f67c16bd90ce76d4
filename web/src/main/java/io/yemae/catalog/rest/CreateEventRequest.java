package io.yemae.catalog.rest;

import io.yemae.catalog.CreateEvent;
import io.yemae.catalog.EventFields;
import io.yemae.catalog.NewGrade;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event to be put on sale, with its grades and performances. */
@Schema(name = "CreateEventRequest")
public record CreateEventRequest(
    @NotBlank(message = "제목을 입력해주세요.") @Size(max = 200, message = "제목은 200자 이하여야 합니다.") String title,
    @TextInput(TextKind.LINES) @NotNull(message = "설명을 입력해주세요.") @Size(max = 10_000, message = "설명은 10,000자 이하여야 합니다.") String description,
    @Size(max = 200, message = "아티스트는 200자 이하여야 합니다.") String artist,
    @Schema(examples = "\"콘서트\"")
    @NotBlank(message = "장르를 입력해주세요.") @Size(max = 50, message = "장르는 50자 이하여야 합니다.") String category,
    @NotNull(message = "장소를 입력해주세요.") UUID venueId,
    @Schema(description = "분")
    @NotNull(message = "러닝타임을 입력해주세요.") @Min(value = 1, message = "러닝타임은 1분 이상이어야 합니다.")
    @Max(value = 1440, message = "러닝타임은 1,440분 이하여야 합니다.") Integer runningMinutes,
    @Size(max = 2000, message = "포스터 주소는 2,000자 이하여야 합니다.")
    @PublicAddress(message = "포스터 주소는 공개된 http나 https 주소여야 합니다.") String posterImageUrl,
    @NotNull(message = "판매 시작을 입력해주세요.") Instant saleStart,
    @NotNull(message = "판매 종료를 입력해주세요.") Instant saleEnd,
    @Schema(description = "없으면 모든 등급이 자유석이다.") UUID seatLayoutId,
    @Schema(description = "분. 없으면 정책 hold.minutes")
    @Min(value = 1, message = "임시배정 시간은 1분 이상이어야 합니다.") @Max(value = 60, message = "임시배정 시간은 60분 이하여야 합니다.")
    Integer holdMinutes,
    @Schema(description = "없으면 정책 seats.per.user")
    @Min(value = 1, message = "1석 이상이어야 합니다.") @Max(value = 10, message = "10석 이하여야 합니다.") Integer maxSeatsPerUser,
    @Schema(description = "공연 시작 몇 시간 전까지 취소할 수 있는지. 없으면 정책 cancel.hours.before")
    @Min(value = 0, message = "취소 기한은 0시간 이상이어야 합니다.") @Max(value = 720, message = "취소 기한은 720시간 이하여야 합니다.") Integer cancelHoursBefore,
    @Schema(description = "이름이 구역과 같은 등급은 그 구역의 가격을 정한다. 없는 구역은 좌석 배치의 가격을 따른다. 수량이 있으면 자유석이다.")
    @NotNull(message = "등급을 입력해주세요.") @Size(max = 50, message = "등급은 50개 이하여야 합니다.") List<@NotNull(message = "빈 등급입니다.") @Valid GradeBody> grades,
    @NotEmpty(message = "회차를 하나 이상 입력해주세요.") @Size(max = 100, message = "회차는 100개 이하여야 합니다.")
    List<@NotNull(message = "빈 회차입니다.") @Valid ShowingBody> performances) {

    static final String DEFAULT_COLOUR = "#595959";

    /** A price grade. */
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

    /** When one performance starts and ends. */
    @Schema(name = "CreatePerformanceRequest")
    public record ShowingBody(@NotNull(message = "시작을 입력해주세요.") Instant startsAt, @NotNull(message = "종료를 입력해주세요.") Instant endsAt) {

        CreateEvent.Showing showing() {
            return new CreateEvent.Showing(startsAt, endsAt);
        }
    }

    CreateEvent command() {
        EventFields fields = new EventFields(title, description, artist, category, venueId, runningMinutes, posterImageUrl, saleStart, saleEnd,
            seatLayoutId, holdMinutes, maxSeatsPerUser, cancelHoursBefore);
        return new CreateEvent(fields, grades.stream().map(GradeBody::grade).toList(), performances.stream().map(ShowingBody::showing).toList());
    }
}
