package io.yemae.cancellation.rest;

import io.yemae.booking.rest.ReservationFilterFields;
import io.yemae.cancellation.ReservationSelection;
import io.yemae.rest.PathIds;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the reservations to cancel: by their ids, or all of a filter. */
final class ReservationSelectionFields {
    private static final int MOST_NAMED = 200;

    private ReservationSelectionFields() {
    }

    /**
     * @param among the events whose reservations the caller may cancel; null for all
     * @throws Problem invalid if there is neither or both, or an id or the filter is malformed
     */
    static ReservationSelection in(List<String> ids, ReservationFilterFields filter, Set<EventId> among) {
        boolean areNamed = ids != null && !ids.isEmpty();
        if (areNamed == (filter != null)) {
            throw Problem.invalidField("reservationIds", "reservationIds와 filter 가운데 하나만 보내주세요.");
        }
        return areNamed ? new ReservationSelection(named(ids), null, among)
            : new ReservationSelection(null, checked(filter).in(among), among);
    }

    private static Set<ReservationId> named(List<String> ids) {
        if (ids.size() > MOST_NAMED) {
            throw Problem.invalidField("reservationIds", "예매는 " + MOST_NAMED + "개 이하여야 합니다.");
        }
        Set<ReservationId> named = new LinkedHashSet<>();
        ids.forEach(id -> named.add(PathIds.reservation(id)));
        return named;
    }

    /** Not everything by mistake. */
    private static ReservationFilterFields checked(ReservationFilterFields filter) {
        if (!filter.hasCondition()) {
            throw Problem.invalidField("filter", "q, number, email, eventId, performanceId 중 하나는 있어야 합니다.");
        }
        return filter;
    }
}
