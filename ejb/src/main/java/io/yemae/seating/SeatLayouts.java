package io.yemae.seating;

import io.yemae.shared.Constraints;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
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

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Clock clock;

    /** @throws Problem invalid when it has over 60,000 seats or a section twice, conflict {@code LAYOUT_NAME_TAKEN} */
    public SeatLayoutView add(String name, String description, List<LayoutSection> sections) {
        if (sections.stream().mapToLong(section -> (long) section.rows() * section.seatsPerRow()).sum() > LARGEST) {
            throw Problem.invalidField("sections", "좌석은 모두 60,000석 이하여야 합니다.");
        }
        SeatLayout layout = new SeatLayout(Uuid7.next(), name, description, sections, clock.instant());
        try {
            entityManager.persist(layout);
            entityManager.flush();
        } catch (PersistenceException e) {
            throw switch (Constraints.violated(e).orElse("")) {
                case "seat_layouts_name" -> Problem.conflict("LAYOUT_NAME_TAKEN", "이미 존재하는 좌석 배치 이름입니다.");
                case "seat_layout_sections_name" -> Problem.invalidField("sections", "구역 이름은 서로 달라야 합니다.");
                default -> e;
            };
        }
        return layout.view();
    }

    /** Smallest first. */
    public List<SeatLayoutView> list() {
        return entityManager.createQuery("SELECT l FROM SeatLayout l ORDER BY l.totalSeats, l.name", SeatLayout.class)
            .getResultStream()
            .map(SeatLayout::view)
            .toList();
    }

    public Optional<SeatLayoutView> find(UUID id) {
        return Optional.ofNullable(entityManager.find(SeatLayout.class, id)).map(SeatLayout::view);
    }
}
