package io.yemae.seating;

import io.yemae.seating.domain.SeatLayout;
import io.yemae.shared.Audited;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Seat layouts (requirement 2, "Seats"). */
@Stateless
public class SeatLayouts {
    private static final int LARGEST = 60_000;

    /* By events_by_layout. */
    private static final String USES = """
        SELECT count(*)
        FROM events
        WHERE seat_layout_id = ?1""";

    private static final String TO_CHANGE = """
        SELECT id
        FROM seat_layouts
        WHERE id = ?1
        FOR NO KEY UPDATE""";

    private static final String TO_BUILD = """
        SELECT id
        FROM seat_layouts
        WHERE id = ?1
        FOR SHARE""";

    @PersistenceContext
    EntityManager entityManager;

    /** For what nobody has to log in for. */
    @PersistenceContext(unitName = "reads")
    EntityManager reading;

    @Inject
    Event<Audited> audited;

    @Inject
    Clock clock;

    /** @throws Problem invalid when it has over 60,000 seats, a section twice or a place that is none, conflict {@code LAYOUT_NAME_TAKEN} */
    public SeatLayoutView add(String name, String description, List<LayoutSection> sections) {
        check(sections);
        SeatLayout layout = new SeatLayout(Uuid7.next(), name, description, sections, clock.instant());
        entityManager.persist(layout);
        return written(layout, "layout.add");
    }

    /**
     * Changes a layout that no event uses.
     *
     * @param version of the layout that the change was made from
     * @throws Problem as {@link #add}, not found {@code LAYOUT_NOT_FOUND}, conflict {@code CHANGED_MEANWHILE} or {@code LAYOUT_IN_USE}
     */
    public SeatLayoutView change(UUID id, int version, String name, String description, List<LayoutSection> sections) {
        check(sections);
        // An event that is being created with the layout holds a lock on it until its seats are there, see sectionsToBuild.
        SeatLayout layout = locked(id, TO_CHANGE).orElseThrow(SeatLayouts::noSuchLayout);
        if (layout.version() != version) {
            throw Problem.changedMeanwhile();
        }
        long events = ((Number) entityManager.createNativeQuery(USES).setParameter(1, id).getSingleResult()).longValue();
        if (events > 0) {
            throw Problem.conflict("LAYOUT_IN_USE", "이벤트 " + events + "개가 쓰는 좌석 배치는 바꿀 수 없습니다.");
        }
        layout.change(name, description, sections);
        return written(layout, "layout.change");
    }

    /** Smallest first. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<SeatLayoutView> list() {
        return reading.createQuery("SELECT l FROM SeatLayout l ORDER BY l.totalSeats, l.name", SeatLayout.class)
            .getResultStream()
            .map(SeatLayout::view)
            .toList();
    }

    public Optional<SeatLayoutView> find(UUID id) {
        return Optional.ofNullable(entityManager.find(SeatLayout.class, id)).map(SeatLayout::view);
    }

    /** @throws Problem not found {@code LAYOUT_NOT_FOUND} */
    public SeatLayoutView get(UUID id) {
        return find(id).orElseThrow(SeatLayouts::noSuchLayout);
    }

    /** Of which seats are made now: nobody changes them until the transaction ends. */
    public List<LayoutSection> sectionsToBuild(UUID id) {
        return locked(id, TO_BUILD)
            .orElseThrow(() -> Problem.invalidField("seatLayoutId", "좌석 배치를 찾을 수 없습니다."))
            .view().sections();
    }

    /** The lock comes first, in a statement of its own: sections that were read while waiting for it might be those of before. */
    private Optional<SeatLayout> locked(UUID id, String lock) {
        return entityManager.createNativeQuery(lock, UUID.class).setParameter(1, id).getResultList().isEmpty()
            ? Optional.empty()
            : Optional.of(entityManager.find(SeatLayout.class, id));
    }

    private SeatLayoutView written(SeatLayout layout, String deed) {
        try {
            entityManager.flush();
        } catch (PersistenceException e) {
            throw switch (Constraints.violated(e).orElse("")) {
                case "seat_layouts_name", "seat_layouts_name_key" -> Problem.conflict("LAYOUT_NAME_TAKEN", "이미 존재하는 좌석 배치 이름입니다.");
                case "seat_layout_sections_name", "seat_layout_sections_name_key" -> Problem.invalidField("sections", "구역 이름은 서로 달라야 합니다.");
                default -> e;
            };
        }
        SeatLayoutView view = layout.view();
        audited.fire(new Audited(deed, view.id().toString(), view.name() + ", " + view.totalSeats()));
        return view;
    }

    private static void check(List<LayoutSection> sections) {
        sections.forEach(LayoutSection::check);
        if (sections.stream().mapToLong(LayoutSection::seats).sum() > LARGEST) {
            throw Problem.invalidField("sections", "좌석은 모두 60,000석 이하여야 합니다.");
        }
    }

    private static Problem noSuchLayout() {
        return Problem.notFound("LAYOUT_NOT_FOUND", "좌석 배치를 찾을 수 없습니다.");
    }
}
