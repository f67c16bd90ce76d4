/**
 * Rehearsals of a sale: bots arrive, wait, choose, pay and give up in a copy of an event, and a report says how the installation took it.
 *
 * <p>It owns the rehearsals with their reports, and while one runs a copy of an event with buyers of its own, whose ids are
 * {@link io.yemae.shared.WarmUpIds}. It knows no other feature's data but what it copies: bots take the way of a client, over HTTP.
 *
 * <p>Invariants: nobody sees the copy or its buyers, in any list, count, metric, mail or audit entry; no money moves, since its buyers pay
 * with points of their own, or at a sandbox, and can have no order at the gateway; at most one runs in an installation; nothing is left of
 * it but its report, also after the end of a node in the middle.
 */
package io.yemae.rehearsal;
