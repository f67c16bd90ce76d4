package io.yemae.rest.security;

import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The user who sent this request, according to the access token. */
@RequestScoped
public class Caller {

    @Inject
    JsonWebToken token;

    /** @throws Problem unauthenticated if the token's subject is not a user of ours */
    public UserId id() {
        return Uuid7.parse(token.getSubject()).map(UserId::new).orElseThrow(Problem::userGone);
    }

    public boolean isAdministrator() {
        return token.getGroups() != null && token.getGroups().contains("ADMIN");
    }
}
