package io.yemae.ops;

import io.yemae.ops.InvariantWatch.Check;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the platform as one node sees it.
 *
 * @param figures       those of the database, the same for all nodes
 * @param clockOffset   by how many seconds this node's clock is ahead of the database's; negative if it is behind
 * @param ntpOffset     by how many seconds it is ahead of an NTP server's; empty if that is not known
 * @param deadLetters   how many messages of each queue could not be delivered, by the queue's name; empty if the broker is away
 * @param poolTimeouts  how often a wait for a connection has timed out since the start, by the name of the datasource
 * @param invariants    the last check; empty until the first
 */
public record PlatformState(PlatformFigures figures, double clockOffset, Optional<Double> ntpOffset, Map<String, Integer> deadLetters,
                            Map<String, Long> poolTimeouts, Optional<Check> invariants) {
}
