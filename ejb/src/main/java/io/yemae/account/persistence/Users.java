package io.yemae.account.persistence;

import io.yemae.account.Registered;
import io.yemae.account.UserFilter;
import io.yemae.account.domain.User;
import io.yemae.shared.Page;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.SearchConditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class Users {

    private static final String ALL = "users";

    /* Newest first, by users_number_key. A search for text uses users_by_text. */
    private static final String SEARCH = """
        SELECT id, number, name, email, phone, password_hash, role, locked_at, token_generation, email_confirmed_at, language, created_at,
               updated_at
        FROM %s
        %s
        ORDER BY number DESC
        LIMIT :limit
        OFFSET :offset""";

    // By users_administrators. The fixed order prevents deadlocks of concurrent callers.
    private static final String ADMINISTRATORS = """
        SELECT id
        FROM users
        WHERE role = 'ADMIN'
          AND locked_at IS NULL
        ORDER BY id
        FOR UPDATE""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Event<Registered> registered;

    public void add(User user) {
        entityManager.persist(user);
        entityManager.flush();
        registered.fire(new Registered(user.view()));
    }

    public Optional<User> byId(UserId id) {
        return Optional.ofNullable(entityManager.find(User.class, id.value()));
    }

    /** Takes a shared lock: the user cannot change until this transaction ends. */
    public Optional<User> unchanging(UserId id) {
        return Optional.ofNullable(entityManager.find(User.class, id.value(), LockModeType.PESSIMISTIC_READ));
    }

    /** Takes an exclusive lock, because the full row is written. */
    public Optional<User> toChange(UserId id) {
        return Optional.ofNullable(entityManager.find(User.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks the administrators who can log in until this transaction ends. */
    @SuppressWarnings("unchecked")
    public List<UserId> lockAdministrators() {
        List<UUID> ids = entityManager.createNativeQuery(ADMINISTRATORS, UUID.class).getResultList();
        return ids.stream().map(UserId::new).toList();
    }

    /** Flushes pending changes, so that violations of constraints are thrown here. */
    public void write() {
        entityManager.flush();
    }

    public Optional<User> byNumber(long number) {
        return entityManager.createQuery("SELECT u FROM User u WHERE u.number = :number", User.class)
            .setParameter("number", number)
            .getResultStream().findFirst();
    }

    public boolean isPhoneTaken(String phone) {
        return !entityManager.createQuery("SELECT 1 FROM User u WHERE u.phone = :phone", Integer.class)
            .setParameter("phone", phone)
            .getResultList().isEmpty();
    }

    public Optional<User> byEmail(String email) {
        return entityManager.createQuery("SELECT u FROM User u WHERE lower(u.email) = lower(:email)", User.class)
            .setParameter("email", email)
            .getResultStream().findFirst();
    }

    /** Counts the total only up to 10,000. */
    @SuppressWarnings("unchecked")
    public Page<User> search(UserFilter filter) {
        SearchConditions conditions = new SearchConditions()
            .and("NOT is_warm_up(id)")
            .and("role = :role", "role", filter.role() == null ? null : filter.role().name())
            .and("bigrams(search_text) @> bigrams(folded(:text)) AND strpos(search_text, folded(:text)) > 0", "text", filter.text());
        List<User> found = conditions.bound(entityManager.createNativeQuery(SEARCH.formatted(ALL, conditions.where()), User.class))
            .setParameter("limit", filter.page().limit())
            .setParameter("offset", filter.page().offset())
            .getResultList();
        Number total = (Number) conditions.bound(entityManager.createNativeQuery(conditions.counting(ALL))).getSingleResult();
        return Page.of(found, filter.page(), total.longValue());
    }
}
