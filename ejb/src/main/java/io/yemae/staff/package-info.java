/**
 * Which events staff are bound to. Organisers may use only the events that they are bound to; those who create an event are bound to it.
 * Door and box office staff may be bound as well; as long as they are not, they may use all events. Administrators may always use all.
 *
 * <p>It must not know what is done with an event. The web module asks here, in one place, before a request about an event is carried out.
 *
 * <p>Invariants: a user is bound to an event at most once, and only users with a role for events are bound.
 */
package io.yemae.staff;
