package io.yemae.account.persistence;

import io.yemae.account.Role;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The roles that operators and administrators have now, as of at most a second ago: each of their requests asks, and each node reads a role once a second
 * at the most.
 */
@ApplicationScoped
public class CurrentRoles {
    /** The groups of a token that are only as good as the role in the database. */
    public static final Set<String> STAFF = Set.of(Role.OPERATOR.name(), Role.ADMIN.name());

    // By the primary key.
    private static final String READ = """
        SELECT role
        FROM users
        WHERE id = ?1
          AND locked_at IS NULL""";

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** An installation has fewer staff; beyond it old entries are dropped. */
    private static final int MOST = 1_000;

    @PersistenceContext
    EntityManager entityManager;

    private final Map<UserId, Known> known = new ConcurrentHashMap<>();
    private final Function<UserId, Optional<Role>> reading;

    private record Known(Optional<Role> role, long readAt) {

        boolean isOld(long now) {
            return now - readAt >= KEPT_NANOS;
        }
    }

    /** For the container. */
    protected CurrentRoles() {
        this.reading = this::read;
    }

    /** With roles that come from elsewhere. */
    public CurrentRoles(Function<UserId, Optional<Role>> reading) {
        this.reading = reading;
    }

    /** Empty when there is no such user, or the account is locked. */
    public Optional<Role> of(UserId user) {
        // As old as the question: what is written while it is being read may be missing from it.
        long asked = System.nanoTime();
        Known current = known.get(user);
        if (current == null || current.isOld(asked)) {
            if (known.size() >= MOST) {
                known.values().removeIf(each -> each.isOld(asked));
            }
            current = new Known(reading.apply(user), asked);
            known.put(user, current);
        }
        return current.role();
    }

    @SuppressWarnings("unchecked")
    private Optional<Role> read(UserId user) {
        List<String> roles = entityManager.createNativeQuery(READ, String.class).setParameter(1, user.value()).getResultList();
        return roles.stream().findFirst().map(Role::valueOf);
    }
}
