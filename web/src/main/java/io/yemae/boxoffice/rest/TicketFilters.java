package io.yemae.boxoffice.rest;

import io.yemae.boxoffice.TicketFilter;
import io.yemae.boxoffice.TicketStatus;
import io.yemae.shared.Problem;

/** Parses the filters of a list of tickets. An empty filter is ignored. Values out of range are refused, as requirement 0 demands. */
final class TicketFilters {
    static final int LARGEST_LIMIT = 1_000;

    private TicketFilters() {
    }

    /** @throws Problem invalid if status, limit or offset is malformed or out of range */
    static TicketFilter of(String theaterName, String movieTitle, String status, String userId, String limit, String offset) {
        return new TicketFilter(given(theaterName), given(movieTitle), status(given(status)), given(userId),
            number("limit", limit, 1, LARGEST_LIMIT, "limit은 1 이상 1,000 이하의 정수여야 합니다."),
            number("offset", offset, 0, Integer.MAX_VALUE, "offset은 0 이상의 정수여야 합니다."));
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static TicketStatus status(String text) {
        return text == null ? null
            : TicketStatus.of(text).orElseThrow(() -> Problem.invalidField("status", "status는 issued나 canceled여야 합니다."));
    }

    private static int number(String field, String text, int smallest, int largest, String otherwise) {
        try {
            int number = Integer.parseInt(text);
            if (number >= smallest && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw Problem.invalidField(field, otherwise);
    }
}
