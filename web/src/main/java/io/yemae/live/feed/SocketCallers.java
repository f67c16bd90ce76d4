package io.yemae.live.feed;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.staff.EventStaff;
import io.yemae.staff.EventSubject;
import io.yemae.tokens.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Verifies access tokens that are sent over a socket, because browsers cannot send a header with one. */
@ApplicationScoped
public class SocketCallers {

    @Inject
    AccessTokens accessTokens;

    @Inject
    EventStaff staff;

    /** @param tokenIsValid whether the token is valid at the time of the call: it may expire, and its login may end */
    public record Caller(UserId user, BooleanSupplier tokenIsValid) {
    }

    /** @throws Problem unauthenticated {@code INVALID_TOKEN}; forbidden {@code FORBIDDEN} without the role USER */
    public Caller of(String token) {
        return caller(() -> user(token, claims -> require(claims, "USER", "회원만 볼 수 있습니다.")));
    }

    /**
     * A member of the staff who runs an event: an administrator, or an organiser who is bound to it. Role and binding are those that the
     * database has now.
     *
     * @throws Problem unauthenticated {@code INVALID_TOKEN}; forbidden {@code FORBIDDEN} without such a role; not found {@code
     *     EVENT_NOT_FOUND} if the organiser is not bound to the event
     */
    public Caller organiser(String token, EventId event) {
        return caller(() -> user(token, claims -> {
            require(claims, "ORGANISER", "관리자 권한이 필요합니다.");
            if (!has(claims, "ADMIN") && !staff.isBound(idOf(claims), EventSubject.EVENT, event.value())) {
                throw EventId.unknown();
            }
        }));
    }

    /**
     * A member of the staff at the door of a performance: an administrator, an organiser who is bound to its event, or somebody of the door
     * or the box office who is bound to it or to none. Role and binding are those that the database has now.
     *
     * @throws Problem unauthenticated {@code INVALID_TOKEN}; forbidden {@code FORBIDDEN} without such a role; not found {@code
     *     PERFORMANCE_NOT_FOUND} if the event is none of theirs
     */
    public Caller door(String token, PerformanceId performance) {
        return caller(() -> user(token, claims -> {
            if (!has(claims, "DOOR") && !has(claims, "OPERATOR")) {
                require(claims, "ORGANISER", "입장을 확인하는 직원만 볼 수 있습니다.");
            }
            UserId user = idOf(claims);
            if (!has(claims, "ADMIN") && !staff.isBound(user, EventSubject.PERFORMANCE, performance.value())
                && (has(claims, "ORGANISER") || staff.isBoundToAny(user))) {
                throw PerformanceId.unknown();
            }
        }));
    }

    private static Caller caller(Supplier<UserId> check) {
        return new Caller(check.get(), () -> isAllowed(check));
    }

    private UserId user(String token, Consumer<JwtClaims> check) {
        try {
            JwtClaims claims = accessTokens.verify(token);
            check.accept(claims);
            return idOf(claims);
        } catch (InvalidJwtException e) {
            throw invalid();
        }
    }

    private static void require(JwtClaims claims, String group, String refusal) {
        if (!has(claims, group)) {
            throw Problem.forbidden("FORBIDDEN", refusal);
        }
    }

    private static boolean has(JwtClaims claims, String group) {
        return claims.getClaimValue("groups") instanceof Collection<?> groups && groups.contains(group);
    }

    private static UserId idOf(JwtClaims claims) {
        return Uuid7.parse(claims.getClaimValueAsString("sub")).map(UserId::new).orElseThrow(SocketCallers::invalid);
    }

    private static boolean isAllowed(Supplier<UserId> check) {
        try {
            check.get();
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private static Problem invalid() {
        return Problem.unauthenticated("INVALID_TOKEN", "유효하지 않은 토큰입니다.");
    }
}
