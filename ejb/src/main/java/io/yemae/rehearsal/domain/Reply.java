package io.yemae.rehearsal.domain;

/**
 * A response of the platform or of the payment sandbox.
 *
 * @param status            0 if there was no response
 * @param body              empty if it is not a JSON object, or if the request did not want it
 * @param retryAfterSeconds 0 without a {@code Retry-After}
 */
public record Reply(int status, JsonBody body, int retryAfterSeconds) {
    public static final Reply NONE = new Reply(0, JsonBody.EMPTY, 0);

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int MULTIPLE_CHOICES = 300;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final String NO_ANSWER = "NO_ANSWER";

    boolean isSuccess() {
        return status >= OK && status < MULTIPLE_CHOICES;
    }

    /** Whether the status is 202: the outcome of the payment is not known yet. */
    boolean isAccepted() {
        return status == ACCEPTED;
    }

    /** Whether the error is temporary, so that the same request may succeed later. */
    boolean mayBeRepeated() {
        return status == 0 || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
    }

    /** The problem code of an error; its status if the body has none. */
    String code() {
        return status == 0 ? NO_ANSWER : body.text("code", String.valueOf(status));
    }
}
