package io.yemae.planning;

import io.yemae.catalog.GradeView;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import java.util.List;
import java.util.UUID;

/**
 * The seats of performances, as far as planning changes them. Seating implements it, because planning knows no seats. Everything
 * runs in the caller's transaction.
 */
public interface SeatSupply {

    /**
     * A section of a seat layout.
     *
     * @param price of its grade if the event names none
     */
    record Section(String name, Won price) {
    }

    /**
     * The sections of a layout. The layout stays locked against changes until the transaction ends.
     *
     * @param seatLayoutId null for none
     * @throws Problem invalid if the layout is unknown
     */
    List<Section> sections(UUID seatLayoutId);

    /**
     * Creates the seats of performances that have none: the seats of the layout, then the units of general admission.
     *
     * @param seatLayoutId null if there is only general admission
     * @param grades       all grades of the event, one for each section among them
     */
    void create(UUID seatLayoutId, List<PerformanceId> performances, List<GradeView> grades);

    /**
     * Removes all seats of performances.
     *
     * @throws Problem conflict {@code SEATS_IN_USE} if a seat is held or sold
     */
    void removeAll(List<PerformanceId> performances);

    /**
     * Adds units of general admission to each performance, or removes units that were never reserved.
     *
     * @throws Problem conflict {@code SEATS_IN_USE} if fewer units would be left than were ever reserved
     */
    void changeQuantity(UUID grade, List<PerformanceId> performances, int before, int after);
}
