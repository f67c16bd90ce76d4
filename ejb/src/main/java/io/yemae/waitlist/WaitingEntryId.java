package io.yemae.waitlist;

import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import java.util.UUID;

public record WaitingEntryId(UUID value) {

    public static WaitingEntryId next() {
        return new WaitingEntryId(Uuid7.next());
    }

    /** The error for a user without a live entry: not found {@code WAITING_ENTRY_NOT_FOUND}. */
    public static Problem unknown() {
        return Problem.notFound("WAITING_ENTRY_NOT_FOUND", "예매대기 내역을 찾을 수 없습니다.");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
