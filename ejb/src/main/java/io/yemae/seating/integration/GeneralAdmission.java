package io.yemae.seating.integration;

import io.yemae.catalog.QuantityChanged;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.seating.persistence.SeatInserts;
import io.yemae.seating.persistence.SeatInserts.Unit;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Adds units of general admission to performances, and takes some away that nobody has, in the transaction that changes the grade. */
@ApplicationScoped
class GeneralAdmission {

    /* By seats_ordinal. */
    private static final String NEXT_ORDINAL = """
        SELECT coalesce(max(ordinal), 0) + 1
        FROM seats
        WHERE performance_id = ?1""";

    /*
     * The status is judged once more on the locked row: a unit that somebody takes at this moment stays. Units that a past reservation was for stay as
     * well, since that reservation still shows them.
     */
    private static final String TAKE_AWAY = """
        DELETE FROM seat_states
        WHERE status = 'available'
          AND seat_id IN (SELECT unit.id
                          FROM never_reserved(ARRAY(SELECT seat.id
                                                    FROM seats seat
                                                    JOIN seat_states state ON state.seat_id = seat.id
                                                    WHERE seat.performance_id = ?1
                                                      AND seat.grade_id = ?2
                                                      AND state.status = 'available')) AS unit (id)
                          ORDER BY unit.id DESC
                          LIMIT ?3)
        RETURNING seat_id""";

    private static final String REMOVE = """
        DELETE FROM seats
        WHERE id = ANY (?1)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    SeatInserts inserts;

    @Inject
    Changes changes;

    /** @throws Problem conflict {@code SEATS_IN_USE}, with how many units have to stay */
    void onQuantityChanged(@Observes QuantityChanged change) {
        for (PerformanceId performance : change.performances()) {
            if (change.is() > change.was()) {
                inserts.add(performance, Unit.free(change.grade(), change.is() - change.was()), nextOrdinal(performance));
            } else {
                takeAway(performance, change);
            }
            changes.tell(Change.ofSeats(performance));
        }
    }

    private int nextOrdinal(PerformanceId performance) {
        return ((Number) entityManager.createNativeQuery(NEXT_ORDINAL).setParameter(1, performance.value()).getSingleResult()).intValue();
    }

    @SuppressWarnings("unchecked")
    private void takeAway(PerformanceId performance, QuantityChanged change) {
        int surplus = change.was() - change.is();
        List<UUID> gone = entityManager.createNativeQuery(TAKE_AWAY, UUID.class)
            .setParameter(1, performance.value())
            .setParameter(2, change.grade())
            .setParameter(3, surplus)
            .getResultList();
        if (gone.size() < surplus) {
            throw Problem.conflict("SEATS_IN_USE", "예매된 적이 있는 " + (change.was() - gone.size()) + "매보다 적게 줄일 수 없습니다.");
        }
        entityManager.createNativeQuery(REMOVE).setParameter(1, gone.toArray(UUID[]::new)).executeUpdate();
    }
}
