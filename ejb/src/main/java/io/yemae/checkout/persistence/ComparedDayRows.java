package io.yemae.checkout.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;

/** The days (Seoul) whose payments have been compared with the gateway's. */
@ApplicationScoped
public class ComparedDayRows {
    private static final String MARK = """
        INSERT INTO payment_comparisons (day)
        VALUES (?1)
        ON CONFLICT DO NOTHING""";

    @PersistenceContext
    EntityManager entityManager;

    public boolean isCompared(LocalDate day) {
        return !entityManager.createNativeQuery("SELECT 1 FROM payment_comparisons WHERE day = ?1").setParameter(1, day).getResultList()
            .isEmpty();
    }

    /** Marks a day as compared. @return false if it was marked before */
    public boolean mark(LocalDate day) {
        return entityManager.createNativeQuery(MARK).setParameter(1, day).executeUpdate() > 0;
    }
}
