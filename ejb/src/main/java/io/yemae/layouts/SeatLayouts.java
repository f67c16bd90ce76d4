package io.yemae.layouts;

import io.yemae.layouts.domain.SeatLayout;
import io.yemae.layouts.persistence.SeatLayoutRows;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.shared.Audited;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Seat layouts (requirement 2, "Seats"). */
@Stateless
public class SeatLayouts {
    private static final int LARGEST = 60_000;

    @Inject
    SeatLayoutRows layouts;

    @Inject
    Event<Audited> audited;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * @param geometry null to derive it
     * @throws Problem invalid if there are more than 60,000 seats, two sections of the same name, a position outside its section, or a
     *     geometry that does not fit; conflict {@code LAYOUT_NAME_TAKEN}
     */
    public SeatLayoutView add(String name, String description, List<LayoutSection> sections, LayoutGeometry geometry) {
        check(sections, geometry);
        SeatLayout layout = new SeatLayout(Uuid7.next(), name, description, sections, geometry, clock.instant());
        layouts.add(layout);
        return recorded(layout, "layout.add");
    }

    /**
     * Changes a layout that no event uses. Of a layout in use, only the geometry can be changed.
     *
     * @param version  of the layout that the change was made from
     * @param geometry null to derive it
     * @throws Problem as {@link #add}; not found {@code LAYOUT_NOT_FOUND}; conflict {@code CHANGED_MEANWHILE} or {@code LAYOUT_IN_USE}
     */
    public SeatLayoutView change(UUID id, int version, String name, String description, List<LayoutSection> sections,
                                 LayoutGeometry geometry) {
        check(sections, geometry);
        SeatLayout layout = layouts.lockForChange(id).orElseThrow(SeatLayouts::unknown);
        if (layout.version() != version) {
            throw Problem.changedMeanwhile();
        }
        long events = layouts.eventsUsing(id);
        if (events > 0 && !layout.differsOnlyInGeometry(name, description, sections, geometry)) {
            throw Problem.conflict("LAYOUT_IN_USE", "이벤트 " + events + "개가 쓰는 좌석 배치는 바꿀 수 없습니다.");
        }
        layout.change(name, description, sections, geometry);
        layouts.flush();
        if (events > 0) {
            // The plans of all its performances are made again.
            changes.publish(Change.ofAllEvents());
        }
        return recorded(layout, "layout.change");
    }

    /** Smallest first. */
    // The read-only datasource cannot join a transaction of the main one.
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<SeatLayoutView> list() {
        return layouts.list().stream().map(SeatLayout::view).toList();
    }

    public Optional<SeatLayoutView> find(UUID id) {
        return layouts.find(id).map(SeatLayout::view);
    }

    /** @throws Problem not found {@code LAYOUT_NOT_FOUND} */
    public SeatLayoutView get(UUID id) {
        return find(id).orElseThrow(SeatLayouts::unknown);
    }

    /** The sections of a layout. It stays locked against changes until the transaction ends. Empty if it is unknown. */
    public Optional<List<LayoutSection>> sectionsForUse(UUID id) {
        return layouts.lockForUse(id).map(layout -> layout.view().sections());
    }

    private SeatLayoutView recorded(SeatLayout layout, String action) {
        SeatLayoutView view = layout.view();
        audited.fire(new Audited(action, view.id().toString(), view.name() + ", " + view.totalSeats()));
        return view;
    }

    private static void check(List<LayoutSection> sections, LayoutGeometry geometry) {
        sections.forEach(LayoutSection::check);
        if (geometry != null) {
            geometry.check(sections);
        }
        if (sections.stream().mapToLong(LayoutSection::seats).sum() > LARGEST) {
            throw Problem.invalidField("sections", "좌석은 모두 60,000석 이하여야 합니다.");
        }
    }

    private static Problem unknown() {
        return Problem.notFound("LAYOUT_NOT_FOUND", "좌석 배치를 찾을 수 없습니다.");
    }
}
