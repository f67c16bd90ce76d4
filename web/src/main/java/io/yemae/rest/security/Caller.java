package io.yemae.rest.security;

import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent this request, as the access token says. */
@RequestScoped
public class Caller {

    @Inject
    JsonWebToken token;

    /** @throws Problem unauthenticated when the token's subject is no user of ours */
    public UserId id() {
        return Uuid7.parse(token.getSubject()).map(UserId::new).orElseThrow(Problem::userGone);
    }

    public boolean isAdministrator() {
        return token.getGroups() != null && token.getGroups().contains("ADMIN");
    }
}
