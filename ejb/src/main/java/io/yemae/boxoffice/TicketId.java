package io.yemae.boxoffice;

import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import java.util.UUID;

/** Names a free-seating ticket. */
public record TicketId(UUID value) {

    /**
     * Requirement 0 lets an id be any text, so one that is none of ours is not malformed but names no ticket.
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
