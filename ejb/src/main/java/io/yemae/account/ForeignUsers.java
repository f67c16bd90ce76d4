package io.yemae.account;

import io.yemae.account.persistence.IssuerLinks;
import io.yemae.account.persistence.Users;
import io.yemae.ops.AuditLog;
import io.yemae.shared.UserId;
import io.yemae.tokens.ForeignUser;
import io.yemae.tokens.ForeignUserDirectory;
import io.yemae.tokens.TokenOwner;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who the users of a trusted issuer are among ours. */
@Stateless
public class ForeignUsers implements ForeignUserDirectory {

    @Inject
    IssuerLinks links;

    @Inject
    Users users;

    @Inject
    AuditLog audit;

    /**
     * The user that is linked to this one. If there is none, the one with the same e-mail address is linked, once and for all, if both the
     * issuer and we have verified the address: an address that somebody merely typed in may be anybody's.
     *
     * @return empty when there is no such user, or the account is locked
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
        // The caller is not known before the token is: an entry of the caller would be one of nobody, and keep this request from ever
        // having one.
        linked.ifPresent(user -> audit.recordAs(user.toString(), "user.link", user.toString(), foreign.issuer()));
        return linked;
    }
}
