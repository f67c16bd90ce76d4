package io.yemae.shared;

import java.util.UUID;

/** Names a user. */
public record UserId(UUID value) {

    public static UserId next() {
        return new UserId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
