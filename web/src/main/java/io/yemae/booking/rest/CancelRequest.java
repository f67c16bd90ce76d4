package io.yemae.booking.rest;

import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The optional reason of a cancellation. */
@Schema(name = "CancelRequest")
public record CancelRequest(@TextInput(TextKind.LINES) @Size(max = 500, message = "이유는 500자 이하여야 합니다.") String reason) {

    /** @param request null for a request without a body */
    public static String reasonOf(CancelRequest request) {
        return request == null ? null : request.reason();
    }
}
