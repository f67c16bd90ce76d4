package io.yemae.privacy;

/**
 * A user's request to delete the own account.
 *
 * @param forfeitsPoints whether the user accepts the loss of remaining points
 */
public record DeleteAccount(String password, boolean forfeitsPoints) {

    @Override
    public String toString() {
        return "DeleteAccount";
    }
}
