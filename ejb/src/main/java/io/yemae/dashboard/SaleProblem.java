package io.yemae.dashboard;

/**
 * Something about a sale that an operator has to look at.
 *
 * @param count  how many payments, errors, messages, rows or waiting users
 * @param detail the name of the invariant; null for the other codes
 */
public record SaleProblem(Code code, long count, String detail) {

    /** The kinds of problems, the most urgent first. */
    public enum Code {
        /** Rows violate an invariant: something is sold twice, or money and seats do not match. */
        INVARIANT_VIOLATED(true),

        /** Payments whose outcome has not been known for five minutes, although the gateway is asked again and again. */
        PAYMENTS_STUCK(true),

        /** Requests failed within the last five minutes. */
        SERVER_ERRORS(true),

        /** Messages could not be sent to the broker for 30 seconds: mails and refunds wait. */
        MESSAGES_STUCK(true),

        /** Users wait, and nobody is admitted because somebody has paused the room. */
        ROOM_PAUSED(false),

        /** Payments whose outcome is not known yet. The platform asks by itself. */
        PAYMENTS_IN_DOUBT(false);

        private final boolean urgent;

        Code(boolean urgent) {
            this.urgent = urgent;
        }

        /** Whether somebody has to act. Otherwise it is enough to know. */
        public boolean isUrgent() {
            return urgent;
        }
    }
}
