package io.yemae.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A login as its owner sees it.
 *
 * @param address the network address of the login
 * @param agent   the user agent; empty if there was none
 */
public record LoginView(UUID id, String address, String agent, Instant createdAt, Instant lastUsedAt) {
}
