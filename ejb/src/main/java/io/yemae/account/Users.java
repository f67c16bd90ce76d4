package io.yemae.account;

import io.yemae.shared.Page;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The users in the database. */
@ApplicationScoped
class Users {

    private static final String SEARCHED = """
        FROM users
        WHERE (cast(?1 AS text) IS NULL OR role = ?1)
          AND (cast(?2 AS text) IS NULL OR concat_ws(' ', name, email, phone) ILIKE ?2)""";

    // The newest first, by users_number_key.
    private static final String SEARCH = """
        SELECT users.*
        """ + SEARCHED + """

        ORDER BY number DESC
        LIMIT ?3 OFFSET ?4""";

    private static final String COUNT = """
        SELECT count(*)
        """ + SEARCHED;

    // By users_administrators, and in one order, so that two at once cannot deadlock.
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

    void add(User user) {
        entityManager.persist(user);
        entityManager.flush();
        registered.fire(new Registered(user.view()));
    }

    Optional<User> byId(UserId id) {
        return Optional.ofNullable(entityManager.find(User.class, id.value()));
    }

    /** As the last change has left the user, whom nobody changes until this transaction ends. */
    Optional<User> unchanging(UserId id) {
        return Optional.ofNullable(entityManager.find(User.class, id.value(), LockModeType.PESSIMISTIC_READ));
    }

    /** For a change: the whole row is written, so two who change it take turns. */
    Optional<User> toChange(UserId id) {
        return Optional.ofNullable(entityManager.find(User.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** The administrators who can log in. None of them changes until this transaction ends. */
    @SuppressWarnings("unchecked")
    List<UserId> lockAdministrators() {
        List<UUID> ids = entityManager.createNativeQuery(ADMINISTRATORS, UUID.class).getResultList();
        return ids.stream().map(UserId::new).toList();
    }

    /** Writes what has changed now, so that a violated constraint is known here. */
    void write() {
        entityManager.flush();
    }

    Optional<User> byNumber(long number) {
        return entityManager.createQuery("SELECT u FROM User u WHERE u.number = :number", User.class)
            .setParameter("number", number)
            .getResultStream().findFirst();
    }

    boolean isPhoneTaken(String phone) {
        return !entityManager.createQuery("SELECT 1 FROM User u WHERE u.phone = :phone", Integer.class)
            .setParameter("phone", phone)
            .getResultList().isEmpty();
    }

    Optional<User> byEmail(String email) {
        return entityManager.createQuery("SELECT u FROM User u WHERE lower(u.email) = lower(:email)", User.class)
            .setParameter("email", email)
            .getResultStream().findFirst();
    }

    @SuppressWarnings("unchecked")
    Page<User> search(UserFilter filter) {
        String role = filter.role() == null ? null : filter.role().name();
        List<User> found = entityManager.createNativeQuery(SEARCH, User.class).unwrap(NativeQuery.class)
            .setParameter(1, role, String.class)
            .setParameter(2, pattern(filter.text()), String.class)
            .setParameter(3, filter.page().limit())
            .setParameter(4, filter.page().offset())
            .getResultList();
        Number total = (Number) entityManager.createNativeQuery(COUNT).unwrap(NativeQuery.class)
            .setParameter(1, role, String.class)
            .setParameter(2, pattern(filter.text()), String.class)
            .getSingleResult();
        return Page.of(found, filter.page(), total.longValue());
    }

    /** What a person typed is text, not a pattern. */
    private static String pattern(String text) {
        return text == null || text.isBlank() ? null : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
