package io.yemae.tokens;

import java.util.Optional;

/** Finds our user for a user of the trusted issuer. The accounts implement it, because this feature knows no accounts. */
public interface ForeignUserDirectory {

    /** @return empty if no user of ours is linked, or the account is locked */
    Optional<TokenOwner> find(ForeignUser foreign);
}
