/**
 * Rehearsals of a sale: bots arrive, wait, choose, pay and give up in a copy of an event, and a report says how the installation coped.
 *
 * <p>It owns the rehearsals with their reports and, while one runs, a copy of an event with its buyers, whose ids are
 * {@link io.yemae.shared.WarmUpIds}. It reads no data of other features except what it copies, because bots use the API over HTTP like any
 * client.
 *
 * <p>Invariants: the copy and its buyers appear in no list, count, metric, mail or audit entry; no money moves, because the buyers pay
 * with points that only they have, or at a sandbox, and cannot have an order at the gateway; at most one rehearsal runs in an installation;
 * nothing but the report remains, even if the node stops in the middle.
 */
package io.yemae.rehearsal;
