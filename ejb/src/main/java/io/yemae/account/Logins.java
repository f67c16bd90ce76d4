package io.yemae.account;

import io.yemae.account.domain.RefreshToken;
import io.yemae.account.domain.User;
import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.account.persistence.Users;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.tokens.AccessTokens;
import io.yemae.tries.Client;
import io.yemae.tries.LoginAttempt;
import io.yemae.tries.TooManyLogins;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Logging in, staying logged in, logging out (requirement 1, 1.1). */
@Stateless
public class Logins {
    /** Comparisons per login. They are repeated if the hash changes concurrently, which happens at most once or twice. */
    private static final int COMPARISONS = 3;
    private static final int FIRST_GENERATION = 0;

    @Inject
    Users users;

    @Inject
    PasswordHashing hashing;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    LoginGuard guard;

    @Inject
    Transactions transactions;

    /**
     * @throws BadCredentials with the same text and timing whether or not the account exists, as the next
     * @throws Problem throttled {@code TOO_MANY_LOGINS}; unauthenticated {@code SECOND_FACTOR_REQUIRED} or {@code BAD_SECOND_FACTOR}, and
     *                 forbidden {@code ACCOUNT_LOCKED}, only after the right password; unavailable {@code BUSY} if too many log in at once
     */
    // The hash takes long: it is computed between short transactions, so that no connection waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Session logIn(LoginAttempt attempt) {
        try {
            return hashing.inPlace(() -> logInNow(attempt));
        } catch (TooManyLogins e) {
            guard.refused(attempt, e);
            throw e;
        }
    }

    private Session logInNow(LoginAttempt attempt) {
        Optional<Credentials> found = transactions.required(() -> countAndFind(attempt));
        boolean proved = false;
        for (int comparison = 0; comparison < COMPARISONS; comparison++) {
            if (!hashing.matches(attempt.password(), found.map(Credentials::passwordHash).orElse(null))) {
                guard.failed(attempt, found.map(each -> each.user().id()));
                throw new BadCredentials();
            }
            Credentials credentials = found.orElseThrow();
            // Checked only once, because the check uses up the code.
            if (!proved) {
                guard.requireSecondFactor(attempt, credentials.user().id());
                proved = true;
            }
            String renewed = hashing.renewed(attempt.password(), credentials.passwordHash());
            Optional<Opened> opened = transactions.required(() -> accept(attempt, credentials, renewed));
            if (opened.isPresent()) {
                return session(opened.get());
            }
            // A concurrent login renewed the hash, or the password was changed: compare with the new hash.
            found = transactions.required(() -> credentials(attempt.email()));
        }
        throw new BadCredentials();
    }

    /**
     * @throws Problem unauthenticated {@code INVALID_REFRESH_TOKEN} if the token is unknown, has expired, or was used more than ten seconds
     *                 ago, which ends the login
     */
    // The end of the login must be committed although the request is refused. The access token is signed after the connection is released,
    // because many clients may refresh at once.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Session refresh(String refreshToken) {
        return transactions.required(() -> rotate(refreshToken)).map(this::session)
            .orElseThrow(() -> Problem.unauthenticated("INVALID_REFRESH_TOKEN", "로그인이 만료되었습니다. 다시 로그인해주세요."));
    }

    /** Opens a login for a newly registered user. */
    public Session open(UserView user, Client client) {
        return session(new Opened(user, FIRST_GENERATION, refreshTokens.issue(user.id(), client)));
    }

    /** Ends the login and its access tokens. Has no effect on a login that has ended. */
    public void logOut(String refreshToken) {
        RefreshToken token = new RefreshToken(refreshToken);
        Optional<UserId> owner = refreshTokens.ownerOf(token);
        refreshTokens.end(token);
        owner.ifPresent(guard::loggedOut);
    }

    /**
     * The owner of an access token, for other services (requirement 2).
     *
     * @throws Problem unauthenticated {@code INVALID_TOKEN} or {@code USER_NOT_FOUND}
     */
    public UserView ownerOf(String accessToken) {
        try {
            return Uuid7.parse(accessTokens.verify(accessToken).getSubject())
                .flatMap(id -> users.byId(new UserId(id)))
                .map(User::view)
                .orElseThrow(Problem::userGone);
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw Problem.unauthenticated("INVALID_TOKEN", "유효하지 않은 토큰입니다.");
        }
    }

    /** Deletes expired logins and counts. */
    public void deleteExpired() {
        refreshTokens.deleteExpired();
        guard.deleteExpired();
    }

    /** A login before its access token is signed. */
    private record Opened(UserView user, int generation, RefreshTokens.Issued issued) {
    }

    /** A user with the stored password hash. */
    private record Credentials(UserView user, String passwordHash) {
    }


    /** Counts the attempt and finds the account. */
    private Optional<Credentials> countAndFind(LoginAttempt attempt) {
        guard.take(attempt);
        return credentials(attempt.email());
    }

    private Optional<Credentials> credentials(String email) {
        return users.byEmail(email).map(user -> new Credentials(user.view(), user.passwordHash()));
    }

    /**
     * Opens a login unless the password hash has changed since it was compared: a change of the password ends all logins, and must end
     * this one as well.
     *
     * @param renewed a new hash to store; null to keep the present one
     */
    private Optional<Opened> accept(LoginAttempt attempt, Credentials credentials, String renewed) {
        UserId id = credentials.user().id();
        Optional<User> unchanged = (renewed == null ? users.unchanging(id) : users.toChange(id))
            .filter(each -> each.passwordHash().equals(credentials.passwordHash()));
        return unchanged.map(user -> {
            if (user.isLocked()) {
                throw Problem.forbidden("ACCOUNT_LOCKED", "잠긴 계정입니다. 고객센터에 문의해주세요.");
            }
            if (renewed != null) {
                user.renewPasswordHash(renewed);
            }
            guard.succeeded(attempt, id);
            return new Opened(user.view(), user.tokenGeneration(), refreshTokens.issue(id, attempt.client()));
        });
    }

    private Optional<Opened> rotate(String refreshToken) {
        return refreshTokens.rotate(new RefreshToken(refreshToken))
            .flatMap(issued -> users.byId(issued.user()).map(user -> new Opened(user.view(), user.tokenGeneration(), issued)));
    }

    private Session session(Opened opened) {
        return new Session(opened.user(),
            accessTokens.issue(opened.user().tokenOwner(), opened.issued().login(), opened.generation()),
            opened.issued().token().value());
    }
}
