package io.yemae.account.rest.login;

import io.yemae.account.LoginView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Bodies of the responses about logins. */
public final class SessionBodies {

    private SessionBodies() {
    }

    /**
     * @param device  the name that the browser or program sent
     * @param current whether it is the login of this request
     */
    @Schema(name = "LoginSession")
    public record One(UUID id, String device, String address, Instant createdAt, Instant lastUsedAt, boolean current) {
    }

    @Schema(name = "LoginSessions")
    public record Listed(List<One> sessions) {

        public static Listed of(List<LoginView> logins, UUID current) {
            return new Listed(logins.stream()
                .map(login -> new One(login.id(), login.agent(), login.address(), login.createdAt(), login.lastUsedAt(),
                    login.id().equals(current)))
                .toList());
        }
    }
}
