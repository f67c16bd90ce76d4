package io.yemae.rehearsal.persistence;

import io.yemae.shared.EventId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Creates the copy of an event for a rehearsal, and removes it. */
@ApplicationScoped
public class RehearsalCopies {
    private static final String COPY = SqlFile.read(RehearsalCopies.class, "copy.sql");

    /* A copy may have a hundred thousand rows. Writing or removing them takes longer than the usual statement timeout. */
    private static final String WITHOUT_HURRY = "SET LOCAL statement_timeout = '25s'";

    /* By performances_by_event and seats_ordinal. */
    private static final String SEATS = """
        SELECT cast(count(*) AS integer)
        FROM performances performance
        JOIN seats seat ON seat.performance_id = performance.id
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE performance.event_id = ?1
          AND state.status = 'available'""";

    @PersistenceContext
    EntityManager entityManager;

    /** @return how many seats are for sale in the copy */
    public int copy(EventId event, UUID copy, int buyers) {
        entityManager.createNativeQuery(WITHOUT_HURRY).executeUpdate();
        entityManager.createNativeQuery(COPY)
            .setParameter("event", event.value())
            .setParameter("copy", copy)
            .setParameter("buyers", (long) buyers)
            .executeUpdate();
        return (Integer) entityManager.createNativeQuery(SEATS, Integer.class).setParameter(1, copy).getSingleResult();
    }

    /** Removes the copies of all rehearsals that have ended. @return how many there were */
    public int remove() {
        entityManager.createNativeQuery(WITHOUT_HURRY).executeUpdate();
        return (Integer) entityManager.createNativeQuery("SELECT remove_rehearsals()", Integer.class).getSingleResult();
    }
}
