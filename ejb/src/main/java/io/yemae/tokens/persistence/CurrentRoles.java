package io.yemae.tokens.persistence;

import io.yemae.shared.UserId;
import io.yemae.tokens.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The present roles of staff, at most a second old. Each of their requests asks for the role, and each node reads it
 * at most once a second.
 */
@ApplicationScoped
public class CurrentRoles {
    /** The groups that a token grants only as long as the role in the database includes them. */
    public static final Set<String> STAFF = Arrays.stream(Role.values()).filter(role -> role != Role.USER).map(Role::name)
        .collect(Collectors.toUnmodifiableSet());

    // By the primary key.
    private static final String READ = """
        SELECT role,
               EXISTS (SELECT 1 FROM policies WHERE name = 'accounts.second.factor' AND value = 1)
               AND NOT EXISTS (SELECT 1 FROM second_factors WHERE user_id = users.id AND confirmed_at IS NOT NULL) AS lacks_second_factor
        FROM users
        WHERE id = ?1
          AND locked_at IS NULL""";

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** An installation has fewer staff. Beyond this number, old entries are dropped. */
    private static final int MOST = 1_000;

    @PersistenceContext
    EntityManager entityManager;

    private final Map<UserId, Known> known = new ConcurrentHashMap<>();
    private final Function<UserId, Optional<Current>> reading;

    /** @param lacksSecondFactor whether the policy requires a second factor and the user has none */
    private record Current(Role role, boolean lacksSecondFactor) {
    }

    private record Known(Optional<Current> current, long readAt) {

        boolean isOld(long now) {
            return now - readAt >= KEPT_NANOS;
        }
    }

    /** For the container. */
    protected CurrentRoles() {
        this.reading = this::read;
    }

    /** For tests: with another source of roles. */
    public CurrentRoles(Function<UserId, Optional<Role>> reading) {
        this.reading = user -> reading.apply(user).map(role -> new Current(role, false));
    }

    /** Empty if there is no such user, or the account is locked. */
    public Optional<Role> of(UserId user) {
        return current(user).map(Current::role);
    }

    /** Whether the permissions of the role are suspended until the user has a second factor. */
    public boolean lacksSecondFactor(UserId user) {
        return current(user).filter(Current::lacksSecondFactor).isPresent();
    }

    private Optional<Current> current(UserId user) {
        // The age counts from the start of the read, because a change during the read may be missing from its result.
        long asked = System.nanoTime();
        Known current = known.get(user);
        if (current == null || current.isOld(asked)) {
            if (known.size() >= MOST) {
                known.values().removeIf(each -> each.isOld(asked));
            }
            current = new Known(reading.apply(user), asked);
            known.put(user, current);
        }
        return current.current();
    }

    @SuppressWarnings("unchecked")
    private Optional<Current> read(UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(READ, Tuple.class).setParameter(1, user.value()).getResultList();
        return rows.stream().findFirst()
            .map(row -> new Current(Role.valueOf(row.get("role", String.class)), row.get("lacks_second_factor", Boolean.class)));
    }
}
