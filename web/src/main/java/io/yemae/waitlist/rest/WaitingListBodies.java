package io.yemae.waitlist.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.catalog.rest.EnglishTexts;
import io.yemae.rest.Pages;
import io.yemae.shared.Page;
import io.yemae.waitlist.ListedEntry;
import io.yemae.waitlist.WaitingEntryView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Responses about waiting lists. */
public final class WaitingListBodies {

    private WaitingListBodies() {
    }

    @Schema(name = "WantedGrade")
    public record Grade(UUID id, String name) {
    }

    /** The owner's own entry. */
    @Schema(name = "WaitingEntry")
    public record Entry(UUID id, UUID eventId, String eventTitle, UUID performanceId, Instant startsAt, String venue, int quantity,
                        boolean together, List<Grade> grades, String status, Long place, Instant joinedAt, Instant offeredAt,
                        Instant endedAt, UUID reservationId, Instant expiresAt,
                        @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {

        static Entry of(WaitingEntryView entry) {
            return new Entry(entry.id().value(), entry.event().value(), entry.eventTitle(), entry.performance().value(), entry.startsAt(),
                entry.venue(), entry.quantity(), entry.together(), gradesOf(entry), entry.status().wireName(), entry.place(),
                entry.joinedAt(), entry.offeredAt(), entry.endedAt(), reservationOf(entry), entry.until(),
                EnglishTexts.of(entry.english()));
        }
    }

    @Schema(name = "WaitingEntriesResponse")
    public record Own(List<Entry> entries) {

        static Own of(List<WaitingEntryView> entries) {
            return new Own(entries.stream().map(Entry::of).toList());
        }
    }

    /** An entry with its owner. */
    @Schema(name = "ListedWaitingEntry")
    public record Listed(UUID id, UUID userId, String name, String email, int quantity, boolean together, List<Grade> grades, String status,
                         Long place, Instant joinedAt, Instant offeredAt, Instant endedAt, UUID reservationId, Instant expiresAt) {

        static Listed of(ListedEntry listed) {
            WaitingEntryView entry = listed.entry();
            return new Listed(entry.id().value(), listed.user().value(), listed.name(), listed.email(), entry.quantity(), entry.together(),
                gradesOf(entry), entry.status().wireName(), entry.place(), entry.joinedAt(), entry.offeredAt(), entry.endedAt(),
                reservationOf(entry), entry.until());
        }
    }

    @Schema(name = "WaitingListResponse")
    public record AllOfPerformance(List<Listed> entries, Pages pagination) {

        static AllOfPerformance of(Page<ListedEntry> page) {
            return new AllOfPerformance(page.items().stream().map(Listed::of).toList(), Pages.of(page));
        }
    }

    private static List<Grade> gradesOf(WaitingEntryView entry) {
        return entry.grades().stream().map(grade -> new Grade(grade.id(), grade.name())).toList();
    }

    private static UUID reservationOf(WaitingEntryView entry) {
        return entry.reservation() == null ? null : entry.reservation().value();
    }
}
