package io.yemae.booking;

import io.yemae.booking.persistence.CancellationPreviewRows;
import io.yemae.catalog.Catalogue;
import io.yemae.catalog.PerformanceView;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Previews of cancellations by the organiser. They change nothing. */
@Stateless
public class CancellationPreviews {

    @Inject
    CancellationPreviewRows rows;

    @Inject
    Catalogue catalogue;

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public CancellationPreview ofEvent(EventId event) {
        catalogue.get(event);
        return rows.of(event, null);
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} or {@code PERFORMANCE_NOT_FOUND} */
    public CancellationPreview ofPerformance(EventId event, PerformanceId performance) {
        catalogue.get(event);
        if (catalogue.performances(event).stream().map(PerformanceView::id).noneMatch(performance::equals)) {
            throw PerformanceId.unknown();
        }
        return rows.of(event, performance);
    }
}
