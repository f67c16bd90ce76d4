package io.yemae.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A login as its owner sees it.
 *
 * @param address the network address that it came from
 * @param agent   what the browser or program said it was; empty if it said nothing
 */
public record LoginView(UUID id, String address, String agent, Instant createdAt, Instant lastUsedAt) {
}
