package io.yemae.boxoffice.rest;

import io.yemae.boxoffice.RefundTickets;
import io.yemae.boxoffice.TicketId;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.Problem;
import io.yemae.shared.text.Text;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tickets to refund, at most as many as a list can show. Members have the names of requirement 0. */
@Schema(name = "RefundTicketsRequest")
public record RefundTicketsRequest(
    @NotNull(message = "티켓 ID를 입력해주세요.")
    @Size(min = 1, max = TicketFilters.LARGEST_LIMIT, message = "티켓 ID는 1개 이상 1,000개 이하여야 합니다.")
    List<String> ticket_ids,

    @Schema(examples = "\"상영 취소\"", description = "개인정보를 적지 않는다.")
    @TextInput(TextKind.LINES)
    @Size(max = 500, message = "이유는 500자 이하여야 합니다.")
    String reason) {
    private static final int LONGEST_ID = 100;

    /** @throws Problem invalid if an id is blank or too long, not found if it cannot be the id of a ticket */
    RefundTickets command() {
        if (ticket_ids.stream().anyMatch(id -> id == null || Text.isBlank(id) || Text.length(id) > LONGEST_ID)) {
            throw Problem.invalidField("ticket_ids", "티켓 ID는 1자 이상 100자 이하여야 합니다.");
        }
        return new RefundTickets(ticket_ids.stream().map(TicketId::of).toList(), reason);
    }
}
