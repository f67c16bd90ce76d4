package io.yemae.counter.rest;

import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a sale at a counter is refunded. */
@Schema(name = "CounterRefundRequest")
public record CounterRefundRequest(
    @Schema(description = "환불하는 이유. 개인정보를 적지 않는다.") @TextInput(TextKind.LINE)
    @NotBlank(message = "이유를 입력해주세요.") @Size(max = 200, message = "이유는 200자 이하여야 합니다.") String reason) {
}
