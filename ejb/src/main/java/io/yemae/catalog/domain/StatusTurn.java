package io.yemae.catalog.domain;

import io.yemae.shared.EventId;
import java.time.Instant;

/** An instant at which an event may change its status, or one of its performances begins or ends. */
public record StatusTurn(Instant at, EventId event) {
}
