package io.yemae.seating.persistence;

import io.yemae.catalog.GradeView;
import io.yemae.layouts.LayoutSection;
import io.yemae.layouts.SeatLayouts;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.planning.SeatSupply;
import io.yemae.seating.domain.NewSeat;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Creates and removes the seats of performances, in the transaction that changes the event. */
@ApplicationScoped
public class SeatRows implements SeatSupply {
    private static final String ADD = SqlFile.read(SeatRows.class, "add-seats.sql");
    /** Statements of this size stay far below the limit of a statement, and 60,000 seats take seconds in all. */
    private static final int BATCH = 10_000;

    private static final String REMOVE_STATES = SqlFile.read(SeatRows.class, "remove-available-seat-states.sql");
    /* By seats_ordinal, then seat_states by its key. */
    private static final String COUNT_STATES = """
        SELECT count(*)
        FROM seats seat
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE seat.performance_id = ?1""";
    private static final String REMOVE_ALL = """
        DELETE FROM seats
        WHERE performance_id = ?1""";

    /* By seats_ordinal. */
    private static final String NEXT_ORDINAL = """
        SELECT coalesce(max(ordinal), 0) + 1
        FROM seats
        WHERE performance_id = ?1""";
    private static final String REMOVE_UNITS = SqlFile.read(SeatRows.class, "remove-unreserved-unit-states.sql");
    private static final String REMOVE = """
        DELETE FROM seats
        WHERE id = ANY (?1)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    SeatLayouts layouts;

    @Inject
    Changes changes;

    @Override
    public List<Section> sections(UUID seatLayoutId) {
        return layoutSections(seatLayoutId).stream().map(section -> new Section(section.name(), new Won(section.price()))).toList();
    }

    @Override
    public void create(UUID seatLayoutId, List<PerformanceId> performances, List<GradeView> grades) {
        List<NewSeat> seats = NewSeat.of(layoutSections(seatLayoutId), grades);
        performances.forEach(performance -> add(performance, seats, 1));
    }

    private List<LayoutSection> layoutSections(UUID seatLayoutId) {
        return seatLayoutId == null ? List.of() : layouts.sectionsForUse(seatLayoutId)
            .orElseThrow(() -> Problem.invalidField("seatLayoutId", "좌석 배치를 찾을 수 없습니다."));
    }

    /** A concurrent buyer either comes later and finds no seat, or has one already: then all seats stay. */
    @Override
    public void removeAll(List<PerformanceId> performances) {
        for (PerformanceId performance : performances) {
            execute(REMOVE_STATES, performance.value());
            long taken = number(COUNT_STATES, performance).longValue();
            if (taken > 0) {
                throw Problem.conflict("SEATS_IN_USE", "임시배정되었거나 판매되었거나 막아 둔 좌석이 " + taken + "석 있어 바꿀 수 없습니다.");
            }
            execute(REMOVE_ALL, performance.value());
            changes.publish(Change.ofSeats(performance));
        }
    }

    @Override
    public void changeQuantity(UUID grade, List<PerformanceId> performances, int before, int after) {
        for (PerformanceId performance : performances) {
            if (after > before) {
                add(performance, NewSeat.units(grade, after - before), number(NEXT_ORDINAL, performance).intValue());
            } else {
                removeUnits(performance, grade, before, after);
            }
            changes.publish(Change.ofSeats(performance));
        }
    }

    private void add(PerformanceId performance, List<NewSeat> seats, int firstOrdinal) {
        // Maps list them all, so they need not be hard to guess, and a compressed map is half as long.
        UUID[] ids = Uuid7.block(seats.size());
        for (int start = 0; start < seats.size(); start += BATCH) {
            int end = Math.min(start + BATCH, seats.size());
            addBatch(performance, Arrays.copyOfRange(ids, start, end), seats.subList(start, end), firstOrdinal + start);
        }
    }

    private void addBatch(PerformanceId performance, UUID[] ids, List<NewSeat> seats, int firstOrdinal) {
        entityManager.createNativeQuery(ADD)
            .setParameter("performance", performance.value())
            .setParameter("ids", ids)
            .setParameter("grades", seats.stream().map(NewSeat::grade).toArray(UUID[]::new))
            .setParameter("ordinals", IntStream.range(firstOrdinal, firstOrdinal + seats.size()).boxed().toArray(Integer[]::new))
            .setParameter("sections", seats.stream().map(NewSeat::section).toArray(String[]::new))
            .setParameter("rows", seats.stream().map(NewSeat::row).toArray(Integer[]::new))
            .setParameter("numbers", seats.stream().map(NewSeat::number).toArray(Integer[]::new))
            .setParameter("accessible", seats.stream().map(NewSeat::accessible).toArray(Boolean[]::new))
            .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private void removeUnits(PerformanceId performance, UUID grade, int before, int after) {
        List<UUID> removed = entityManager.createNativeQuery(REMOVE_UNITS, UUID.class)
            .setParameter(1, performance.value())
            .setParameter(2, grade)
            .setParameter(3, before - after)
            .getResultList();
        if (removed.size() < before - after) {
            throw Problem.conflict("SEATS_IN_USE", "예매된 적이 있는 " + (before - removed.size()) + "매보다 적게 줄일 수 없습니다.");
        }
        execute(REMOVE, removed.toArray(UUID[]::new));
    }

    private void execute(String sql, Object parameter) {
        entityManager.createNativeQuery(sql).setParameter(1, parameter).executeUpdate();
    }

    private Number number(String sql, PerformanceId performance) {
        return (Number) entityManager.createNativeQuery(sql).setParameter(1, performance.value()).getSingleResult();
    }
}
