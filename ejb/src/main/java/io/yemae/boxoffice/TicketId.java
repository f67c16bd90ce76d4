package io.yemae.boxoffice;

import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import java.util.UUID;

/** Identifies a free-seating ticket. */
public record TicketId(UUID value) {

    /**
     * Requirement 0 allows any text as an id. So a text that is not one of our ids is unknown, not malformed.
     *
     * @throws Problem not found {@code TICKET_NOT_FOUND}
     */
    public static TicketId of(String text) {
        return Uuid7.parse(text).map(TicketId::new).orElseThrow(() -> unknown(text));
    }

    Problem unknown() {
        return unknown(toString());
    }

    private static Problem unknown(String text) {
        return Problem.notFound("TICKET_NOT_FOUND", "티켓을 찾을 수 없습니다: " + text);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
