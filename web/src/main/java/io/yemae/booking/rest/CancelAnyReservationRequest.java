package io.yemae.booking.rest;

import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reason why an administrator cancels a reservation. */
@Schema(name = "CancelAnyReservationRequest")
public record CancelAnyReservationRequest(
    @TextInput(TextKind.LINES)
    @NotBlank(message = "이유를 입력해주세요.") @Size(max = 500, message = "이유는 500자 이하여야 합니다.") String reason) {
}
