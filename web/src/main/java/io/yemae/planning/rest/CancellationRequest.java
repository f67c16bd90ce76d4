package io.yemae.planning.rest;

import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reason to cancel an event or a performance. */
@Schema(name = "CancellationRequest")
public record CancellationRequest(
    @Schema(description = "예매한 사람에게 보인다.", examples = "\"출연자 사정\"")
    @TextInput(TextKind.LINES)
    @NotBlank(message = "취소하는 까닭을 입력해주세요.") @Size(max = 500, message = "까닭은 500자 이하여야 합니다.") String reason) {
}
