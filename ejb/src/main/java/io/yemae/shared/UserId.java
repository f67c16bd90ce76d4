package io.yemae.shared;

import java.util.UUID;

public record UserId(UUID value) {

    public static UserId next() {
        return new UserId(Uuid7.next());
    }

    /** The error for an id that names no user: not found {@code USER_NOT_FOUND}. */
    public static Problem unknown() {
        return Problem.notFound("USER_NOT_FOUND", "유저를 찾을 수 없습니다.");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
