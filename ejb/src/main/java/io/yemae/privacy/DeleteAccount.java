package io.yemae.privacy;

/**
 * An owner who wants the account deleted.
 *
 * @param forfeitsPoints whether points that are left may be lost
 */
public record DeleteAccount(String password, boolean forfeitsPoints) {

    @Override
    public String toString() {
        return "DeleteAccount";
    }
}
