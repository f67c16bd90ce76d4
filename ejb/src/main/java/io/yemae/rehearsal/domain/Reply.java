package io.yemae.rehearsal.domain;

/**
 * An answer of the platform.
 *
 * @param status            0 if there was none
 * @param body              empty if it is not a JSON object, or was not to be read
 * @param retryAfterSeconds 0 if the answer does not say
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

    /** Whether the outcome is not known yet. */
    boolean isAccepted() {
        return status == ACCEPTED;
    }

    /** Whether the same request may succeed a little later. */
    boolean mayBeRepeated() {
        return status == 0 || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
    }

    /** The code of the problem. */
    String code() {
        return status == 0 ? NO_ANSWER : body.text("code", String.valueOf(status));
    }
}
