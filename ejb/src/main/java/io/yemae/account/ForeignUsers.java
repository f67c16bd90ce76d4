package io.yemae.account;

import io.yemae.account.persistence.IssuerLinks;
import io.yemae.account.persistence.Users;
import io.yemae.audit.AuditLog;
import io.yemae.shared.UserId;
import io.yemae.tokens.ForeignUser;
import io.yemae.tokens.ForeignUserDirectory;
import io.yemae.tokens.TokenOwner;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds our users for the users of a trusted issuer. */
@Stateless
public class ForeignUsers implements ForeignUserDirectory {

    @Inject
    IssuerLinks links;

    @Inject
    Users users;

    @Inject
    AuditLog audit;

    /**
     * The linked user. If there is none, the user with the same e-mail address is linked permanently, provided that both the issuer and we
     * have verified the address: an unverified address may belong to anybody.
     *
     * @return empty if there is no such user, or the account is locked
     */
    @Override
    public Optional<TokenOwner> find(ForeignUser foreign) {
        return links.find(foreign.issuer(), foreign.subject()).or(() -> link(foreign))
            .flatMap(users::byId)
            .filter(user -> !user.isLocked())
            .map(user -> user.view().tokenOwner());
    }

    private Optional<UserId> link(ForeignUser foreign) {
        if (foreign.verifiedEmail() == null) {
            return Optional.empty();
        }
        Optional<UserId> linked = links.add(foreign.issuer(), foreign.subject(), foreign.verifiedEmail());
        // The caller is not authenticated yet, so the actor is given explicitly. Asking for the caller here would fix it as anonymous.
        linked.ifPresent(user -> audit.recordAs(user.toString(), "user.link", user.toString(), foreign.issuer()));
        return linked;
    }
}
