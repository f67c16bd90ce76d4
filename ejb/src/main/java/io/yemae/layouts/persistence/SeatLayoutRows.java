package io.yemae.layouts.persistence;

import io.yemae.layouts.domain.SeatLayout;
import io.yemae.shared.Problem;
import io.yemae.shared.WarmUpIds;
import io.yemae.shared.sql.Constraints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Row locks keep a layout from changing while an event creates its seats from it. */
@ApplicationScoped
public class SeatLayoutRows {
    /* By events_by_layout. */
    private static final String EVENTS_USING = """
        SELECT count(*)
        FROM events
        WHERE seat_layout_id = ?1""";

    private static final String LOCK_FOR_CHANGE = """
        SELECT id
        FROM seat_layouts
        WHERE id = ?1
        FOR NO KEY UPDATE""";

    private static final String LOCK_FOR_USE = """
        SELECT id
        FROM seat_layouts
        WHERE id = ?1
        FOR SHARE""";

    @PersistenceContext
    EntityManager entityManager;

    @PersistenceContext(unitName = "reads")
    EntityManager readOnly;

    public Optional<SeatLayout> find(UUID id) {
        return Optional.ofNullable(entityManager.find(SeatLayout.class, id));
    }

    /** Smallest first, through the read-only datasource, without those of warm-ups. */
    public List<SeatLayout> list() {
        return readOnly.createQuery("SELECT l FROM SeatLayout l ORDER BY l.totalSeats, l.name", SeatLayout.class).getResultStream()
            .filter(layout -> !WarmUpIds.contain(layout.view().id()))
            .toList();
    }

    /** Waits for transactions that create seats of the layout. */
    public Optional<SeatLayout> lockForChange(UUID id) {
        return locked(id, LOCK_FOR_CHANGE);
    }

    /** Prevents changes until the transaction ends, so that the seats of an event match its layout. */
    public Optional<SeatLayout> lockForUse(UUID id) {
        return locked(id, LOCK_FOR_USE);
    }

    public long eventsUsing(UUID id) {
        return ((Number) entityManager.createNativeQuery(EVENTS_USING).setParameter(1, id).getSingleResult()).longValue();
    }

    /** The lock is a statement of its own before the read: sections read while waiting for the lock could be outdated. */
    private Optional<SeatLayout> locked(UUID id, String lock) {
        return entityManager.createNativeQuery(lock, UUID.class).setParameter(1, id).getResultList().isEmpty() ? Optional.empty()
            : find(id);
    }

    /** @throws Problem as {@link #flush} */
    public void add(SeatLayout layout) {
        entityManager.persist(layout);
        flush();
    }

    /** @throws Problem conflict {@code LAYOUT_NAME_TAKEN}, invalid if two sections have the same name */
    public void flush() {
        try {
            entityManager.flush();
        } catch (PersistenceException e) {
            throw switch (Constraints.violated(e).orElse("")) {
                case "seat_layouts_name", "seat_layouts_name_key" -> Problem.conflict("LAYOUT_NAME_TAKEN", "이미 존재하는 좌석 배치 이름입니다.");
                case "seat_layout_sections_name", "seat_layout_sections_name_key" ->
                    Problem.invalidField("sections", "구역 이름은 서로 달라야 합니다.");
                default -> e;
            };
        }
    }
}
