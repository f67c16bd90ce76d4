package io.yemae.tokens;

import io.yemae.shared.UserId;
import io.yemae.tokens.EndedTokens.JustEnded;
import java.util.Map;
import java.util.UUID;

/** Ends tokens without a database. */
public final class EndedTokensFixture {

    private EndedTokensFixture() {
    }

    public static void endLogin(EndedTokens ended, UUID login) {
        ended.onCommit(new JustEnded(Map.of(login, Integer.MAX_VALUE)));
    }

    public static void endBefore(EndedTokens ended, UserId user, int generation) {
        ended.onCommit(new JustEnded(Map.of(user.value(), generation)));
    }
}
