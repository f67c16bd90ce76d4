package io.yemae.door.rest;

import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The scan to undo, and the reason. */
@Schema(name = "UndoScanRequest")
public record UndoRequest(
    @Schema(description = "입장시킨 스캔의 ID") @NotNull(message = "스캔의 ID를 보내주세요.") UUID scan,
    @Schema(description = "되돌리는 이유. 감사 로그에 남는다.") @TextInput(TextKind.LINES) @NotBlank(message = "이유를 입력해주세요.")
    @Size(max = 500, message = "이유는 500자 이하여야 합니다.") String reason) {
}
