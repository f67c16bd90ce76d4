package io.yemae.queue.rest;

import io.yemae.rest.json.TextInput;
import io.yemae.shared.EventId;
import io.yemae.shared.text.TextKind;
import io.yemae.tries.Client;
import io.yemae.tries.LoginAttempt;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The event, and the credentials of a user who sends no access token. */
@Schema(name = "IssueTokenRequest")
public record IssueTokenRequest(
    @Size(min = 1, max = 254, message = "이메일은 254자 이하여야 합니다.") String email,
    @TextInput(TextKind.SECRET) @Size(min = 1, max = 128, message = "비밀번호는 128자 이하여야 합니다.") String password,
    @NotNull(message = "이벤트를 입력해주세요.") UUID eventId) {

    EventId event() {
        return new EventId(eventId);
    }

    boolean hasCredentials() {
        return email != null && password != null;
    }

    LoginAttempt attempt(Client client) {
        return new LoginAttempt(email, password, client);
    }

    @Override
    public String toString() {
        return "IssueTokenRequest";
    }
}
