package io.yemae.tries;

/** Too many logins to an account from an address, or from an address to any account, have failed. */
public class TooManyLogins extends TooManyTries {
    private static final long serialVersionUID = 1L;

    private final boolean ofAccount;

    /** @param ofAccount whether the limit of the account was exceeded, and not the one of the address over all accounts */
    public TooManyLogins(int retryAfterSeconds, boolean ofAccount) {
        super("TOO_MANY_LOGINS", "로그인 시도가 너무 많습니다. 잠시 후 다시 시도해주세요.", retryAfterSeconds);
        this.ofAccount = ofAccount;
    }

    public boolean isOfAccount() {
        return ofAccount;
    }
}
