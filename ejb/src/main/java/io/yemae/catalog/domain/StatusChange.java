package io.yemae.catalog.domain;

import io.yemae.shared.EventId;
import java.time.Instant;

/** An instant at which the status of an event may change, or one of its performances starts or ends. */
public record StatusChange(Instant at, EventId event) {
}
