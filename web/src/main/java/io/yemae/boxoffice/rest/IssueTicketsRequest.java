package io.yemae.boxoffice.rest;

import io.yemae.boxoffice.IssueTickets;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.Won;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The tickets to issue. Members have the names of requirement 0, so that a validation error names the member that was sent. Texts are
 * normalised (NFC) but not trimmed.
 */
@Schema(name = "IssueTicketsRequest")
public record IssueTicketsRequest(
    @Schema(examples = "\"서울극장\"")
    @NotBlank(message = "극장명은 1자 이상 100자 이하여야 하고, 빈칸만으로 될 수 없습니다.")
    @Size(max = 100, message = "극장명은 1자 이상 100자 이하여야 하고, 빈칸만으로 될 수 없습니다.")
    @TextInput(TextKind.LINE_AS_SENT)
    String theater_name,

    @Schema(examples = "\"기생충\"")
    @NotBlank(message = "영화명은 1자 이상 200자 이하여야 하고, 빈칸만으로 될 수 없습니다.")
    @Size(max = 200, message = "영화명은 1자 이상 200자 이하여야 하고, 빈칸만으로 될 수 없습니다.")
    @TextInput(TextKind.LINE_AS_SENT)
    String movie_title,

    @Schema(examples = "12000", description = "한 장의 가격(원)")
    @NotNull(message = "가격을 입력해주세요.")
    @Min(value = 0, message = "가격은 0 이상 1,000,000 이하의 정수여야 합니다.")
    @Max(value = 1_000_000, message = "가격은 0 이상 1,000,000 이하의 정수여야 합니다.")
    Long price_krw,

    @Schema(examples = "2", defaultValue = "1")
    @Min(value = 1, message = "수량은 1 이상 10 이하의 정수여야 합니다.")
    @Max(value = 10, message = "수량은 1 이상 10 이하의 정수여야 합니다.")
    Integer quantity,

    @Schema(examples = "\"현장 판매\"", description = "개인정보를 적지 않는다.")
    @TextInput(TextKind.LINES)
    @Size(max = 500, message = "메모는 500자 이하여야 합니다.")
    String memo,

    // Excludes e-mail addresses and Korean names, because no personal data is stored with a ticket.
    @Schema(examples = "\"kiosk-7\"", description = "프론트엔드가 쓰는 사용자 ID. 이메일이나 이름은 받지 않는다.")
    @Pattern(regexp = "[A-Za-z0-9._:-]{1,100}", message = "사용자 ID는 영문, 숫자, . _ : - 로 된 1자 이상 100자 이하여야 합니다.")
    String user_id) {

    /** The default is set here, so that a request with quantity 1 and one without quantity are the same request for an idempotency key. */
    public IssueTicketsRequest {
        quantity = quantity == null ? 1 : quantity;
    }

    IssueTickets command() {
        return new IssueTickets(theater_name, movie_title, new Won(price_krw), quantity, memo, user_id);
    }
}
