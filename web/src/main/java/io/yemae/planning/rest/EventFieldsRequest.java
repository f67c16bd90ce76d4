package io.yemae.planning.rest;

import io.yemae.planning.EventFields;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The members that requests to create and to change an event have in common. A class with fields rather than a record, because records
 * cannot share members and the JSON is flat.
 */
public abstract class EventFieldsRequest {

    @NotBlank(message = "제목을 입력해주세요.")
    @Size(max = 200, message = "제목은 200자 이하여야 합니다.")
    public String title;

    @TextInput(TextKind.LINES)
    @NotNull(message = "설명을 입력해주세요.")
    @Size(max = 10_000, message = "설명은 10,000자 이하여야 합니다.")
    public String description;

    @Size(max = 200, message = "아티스트는 200자 이하여야 합니다.")
    public String artist;

    @Schema(examples = "\"콘서트\"")
    @NotBlank(message = "장르를 입력해주세요.")
    @Size(max = 50, message = "장르는 50자 이하여야 합니다.")
    public String category;

    @NotNull(message = "장소를 입력해주세요.")
    public UUID venueId;

    @Schema(description = "분")
    @NotNull(message = "러닝타임을 입력해주세요.")
    @Min(value = 1, message = "러닝타임은 1분 이상이어야 합니다.")
    @Max(value = 1440, message = "러닝타임은 1,440분 이하여야 합니다.")
    public Integer runningMinutes;

    @Size(max = 2000, message = "포스터 주소는 2,000자 이하여야 합니다.")
    @PublicAddress(message = "포스터 주소는 공개된 http나 https 주소여야 합니다.")
    public String posterImageUrl;

    @NotNull(message = "판매 시작을 입력해주세요.")
    public Instant saleStart;

    @NotNull(message = "판매 종료를 입력해주세요.")
    public Instant saleEnd;

    public UUID seatLayoutId;

    @Schema(description = "분. 없으면 정책 hold.minutes")
    @Min(value = 1, message = "임시배정 시간은 1분 이상이어야 합니다.")
    @Max(value = 60, message = "임시배정 시간은 60분 이하여야 합니다.")
    public Integer holdMinutes;

    @Schema(description = "없으면 정책 seats.per.user")
    @Min(value = 1, message = "1석 이상이어야 합니다.")
    @Max(value = 10, message = "10석 이하여야 합니다.")
    public Integer maxSeatsPerUser;

    @Schema(description = "공연 시작 몇 시간 전까지 취소할 수 있는지. 없으면 정책 cancel.hours.before")
    @Min(value = 0, message = "취소 기한은 0시간 이상이어야 합니다.")
    @Max(value = 720, message = "취소 기한은 720시간 이하여야 합니다.")
    public Integer cancelHoursBefore;

    @Size(max = 200, message = "영어 제목은 200자 이하여야 합니다.")
    public String englishTitle;

    @Size(max = 200, message = "영어 아티스트는 200자 이하여야 합니다.")
    public String englishArtist;

    @TextInput(TextKind.LINES)
    @Size(max = 10_000, message = "영어 설명은 10,000자 이하여야 합니다.")
    public String englishDescription;

    EventFields fields() {
        return new EventFields(title, description, artist, category, venueId, runningMinutes, posterImageUrl, saleStart, saleEnd,
            seatLayoutId, holdMinutes, maxSeatsPerUser, cancelHoursBefore, filled(englishTitle), filled(englishArtist),
            filled(englishDescription));
    }

    /** An empty text of a form means that there is none. */
    private static String filled(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
