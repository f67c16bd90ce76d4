package io.yemae.account;

import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The users in the database. */
@ApplicationScoped
class Users {

    @PersistenceContext
    EntityManager entityManager;

    void add(User user) {
        entityManager.persist(user);
        entityManager.flush();
    }

    Optional<User> byId(UserId id) {
        return Optional.ofNullable(entityManager.find(User.class, id.value()));
    }

    Optional<User> byNumber(long number) {
        return entityManager.createQuery("SELECT u FROM User u WHERE u.number = :number", User.class)
            .setParameter("number", number)
            .getResultStream().findFirst();
    }

    Optional<User> byEmail(String email) {
        return entityManager.createQuery("SELECT u FROM User u WHERE lower(u.email) = lower(:email)", User.class)
            .setParameter("email", email)
            .getResultStream().findFirst();
    }
}
