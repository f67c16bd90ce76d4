package io.yemae.cancellation;

import io.yemae.audit.AuditLog;
import io.yemae.booking.ReservationAdministration;
import io.yemae.cancellation.persistence.CancellationRunRows;
import io.yemae.cancellation.persistence.SelectionRows;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Cancels many reservations at once. */
@Stateless
public class CancellationRuns {
    private static final int MOST = 5_000;

    @Inject
    CancellationRunRows runs;

    @Inject
    SelectionRows selections;

    @Inject
    ReservationAdministration reservations;

    @Inject
    AuditLog audit;

    /**
     * Changes nothing.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND} if one that is named is unknown or of another event, conflict {@code
     *     TOO_MANY_RESERVATIONS} if the filter has more than 5,000
     */
    public SelectionPreview preview(ReservationSelection selection) {
        return preview(selection, ids(selection));
    }

    /**
     * Starts to cancel them, whenever their performances are. Holds are released, and confirmed reservations are refunded.
     *
     * @param version of the preview; null to cancel whatever is selected now
     * @return the id of the run
     * @throws Problem as {@link #preview}; conflict {@code SELECTION_CHANGED} if one of them has changed since the preview
     */
    public UUID start(ReservationSelection selection, String reason, String version, UserId staff) {
        List<ReservationId> ids = ids(selection);
        SelectionPreview preview = preview(selection, ids);
        if (version != null && !version.equals(preview.version())) {
            throw Problem.conflict("SELECTION_CHANGED", "그 사이 예매가 바뀌었습니다. 다시 확인해주세요.");
        }
        UUID run = Uuid7.next();
        runs.add(run, staff, reason, ids, selection.among());
        audit.record("reservation.cancel.many", run.toString(), preview.total() + ": " + reason);
        return run;
    }

    /**
     * @param staff who must have started it; null for anybody
     * @throws Problem not found {@code CANCELLATION_NOT_FOUND}
     */
    public CancellationRun get(UUID id, UserId staff) {
        return runs.find(id).filter(run -> staff == null || staff.equals(run.requestedBy()))
            .orElseThrow(() -> Problem.notFound("CANCELLATION_NOT_FOUND", "취소 작업을 찾을 수 없습니다."));
    }

    /**
     * The reservations of a run with their results, in the order of their ids.
     *
     * @param after the reservation that the list follows; null for the first
     * @throws Problem as {@link #get}
     */
    public List<CancelledReservation> reservations(UUID id, UserId staff, ReservationId after, int limit) {
        get(id, staff);
        return runs.reservations(id, after, limit);
    }

    private List<ReservationId> ids(ReservationSelection selection) {
        if (selection.reservations() != null) {
            return List.copyOf(selection.reservations());
        }
        List<ReservationId> ids = reservations.ids(selection.filter(), MOST + 1);
        if (ids.size() > MOST) {
            throw Problem.conflict("TOO_MANY_RESERVATIONS", "한 번에 5,000건까지 취소할 수 있습니다. 조건을 좁혀주세요.");
        }
        return ids;
    }

    private SelectionPreview preview(ReservationSelection selection, List<ReservationId> ids) {
        SelectionPreview preview = selections.preview(ids, selection.among());
        if (preview.total() < ids.size()) {
            throw ReservationId.unknown();
        }
        return preview;
    }
}
