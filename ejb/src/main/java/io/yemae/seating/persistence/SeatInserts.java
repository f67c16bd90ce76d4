package io.yemae.seating.persistence;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Writes many seats fast: in blocks, each of which is far below the limit of a statement, so that 60,000 take seconds in all. */
@ApplicationScoped
public class SeatInserts {

    /* A row of state for each seat. */
    private static final String ADD = """
        WITH made AS (
            INSERT INTO seats (id, performance_id, grade_id, ordinal, section, row_number, seat_number, label, accessible)
            SELECT seat.id, ?1, seat.grade_id, seat.ordinal, seat.section, seat.row_number, seat.seat_number,
                   seat.section || '-' || seat.row_number || '-' || seat.seat_number, seat.accessible
            FROM unnest(?2, ?3, ?4, ?5, ?6, ?7, ?8) AS seat (id, grade_id, ordinal, section, row_number, seat_number, accessible)
            RETURNING id)
        INSERT INTO seat_states (seat_id)
        SELECT id
        FROM made
        ORDER BY id""";

    private static final int BLOCK = 10_000;

    @PersistenceContext
    EntityManager entityManager;

    /** A seat, or a unit of general admission, before it has an id. */
    public record Unit(UUID grade, String section, Integer row, Integer number, boolean accessible) {

        public static List<Unit> free(UUID grade, int quantity) {
            return Collections.nCopies(quantity, new Unit(grade, null, null, null, false));
        }
    }

    public void add(PerformanceId performance, List<Unit> units, int firstOrdinal) {
        UUID[] ids = Uuid7.ascending(units.size());
        for (int start = 0; start < units.size(); start += BLOCK) {
            int end = Math.min(start + BLOCK, units.size());
            addBlock(performance, Arrays.copyOfRange(ids, start, end), units.subList(start, end), firstOrdinal + start);
        }
    }

    private void addBlock(PerformanceId performance, UUID[] ids, List<Unit> units, int firstOrdinal) {
        entityManager.createNativeQuery(ADD)
            .setParameter(1, performance.value())
            .setParameter(2, ids)
            .setParameter(3, units.stream().map(Unit::grade).toArray(UUID[]::new))
            .setParameter(4, IntStream.range(firstOrdinal, firstOrdinal + units.size()).boxed().toArray(Integer[]::new))
            .setParameter(5, units.stream().map(Unit::section).toArray(String[]::new))
            .setParameter(6, units.stream().map(Unit::row).toArray(Integer[]::new))
            .setParameter(7, units.stream().map(Unit::number).toArray(Integer[]::new))
            .setParameter(8, units.stream().map(Unit::accessible).toArray(Boolean[]::new))
            .executeUpdate();
    }
}
