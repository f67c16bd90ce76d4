package io.yemae.seating.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.seating.SeatBlocks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The seats of a performance that are blocked or have a note. */
@Schema(name = "MarkedSeatsResponse")
public record MarkedSeatsBody(@Schema(description = "좌석 번호의 차례대로") List<Seat> seats) {

    /** A seat. The members of the block are absent if it is not blocked. */
    @Schema(name = "MarkedSeat", requiredProperties = {"id", "label"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Seat(@Schema(description = "좌석 배치의 좌석 번호") int seat, UUID id, String label,
                       @Schema(description = "막은 이유. 없으면 막히지 않은 좌석이다.") String reason,
                       @Schema(description = "이유에 덧붙인 말") String remark, @Schema(description = "막은 직원") UUID blockedBy,
                       @Schema(description = "막은 시각") Instant blockedAt, @Schema(description = "직원을 위한 메모") String note) {

        static Seat of(SeatBlocks.Marked marked) {
            SeatBlocks.Blocked blocked = marked.blocked();
            return blocked == null
                ? new Seat(marked.index(), marked.id().value(), marked.label(), null, null, null, null, marked.note())
                : new Seat(marked.index(), marked.id().value(), marked.label(), blocked.reason().wireName(), blocked.remark(),
                    blocked.by().value(), blocked.since(), marked.note());
        }
    }

    static MarkedSeatsBody of(List<SeatBlocks.Marked> marked) {
        return new MarkedSeatsBody(marked.stream().map(Seat::of).toList());
    }
}
