package io.yemae.reports;

import io.yemae.booking.ReservationAdministration;
import io.yemae.booking.ReservationFilter;
import io.yemae.reports.persistence.ExportStatements;
import io.yemae.reports.persistence.ReportConnections;
import io.yemae.shared.ReservationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * The reservations of a search as rows of an export. They are found slice by slice, as the pages of the list are, so the first ones do not
 * wait for the last, and no statement takes long; each slice is of its own moment.
 */
@ApplicationScoped
public class FoundRows {

    @Inject
    ReservationAdministration reservations;

    @Inject
    ReportConnections connections;

    @Inject
    ExportStatements statements;

    void write(ReservationFilter filter, ExportTarget target) {
        int wanted = ExportStatements.FIRST_ROWS;
        List<ReservationId> ids = reservations.ids(filter, null, wanted);
        send(ids, target, true, ids.size() < wanted);
        while (ids.size() == wanted) {
            wanted = ExportStatements.ROWS;
            ids = reservations.ids(filter, ids.get(ids.size() - 1), wanted);
            send(ids, target, false, ids.size() < wanted);
        }
    }

    private void send(List<ReservationId> ids, ExportTarget target, boolean isFirst, boolean isLast) {
        connections.read(connection -> {
            statements.write(connection, ids, target, isFirst);
            if (isLast) {
                target.end();
            } else {
                target.flush();
            }
            return ids;
        });
    }
}
