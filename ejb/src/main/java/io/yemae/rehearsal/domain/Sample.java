package io.yemae.rehearsal.domain;

/**
 * The use of resources at one moment.
 *
 * @param machine     the share of the machine's processors that is busy; negative if it is not known
 * @param process     the share that the server's process uses
 * @param connections of the pool in use
 * @param pool        its size; 0 if it is not known
 * @param commits     of the database since it was created
 * @param locks       sessions that wait for a lock
 * @param storage     sessions that wait for storage
 * @param running     sessions that wait for nothing
 * @param micros      when it was taken, since the first arrival
 */
public record Sample(double machine, double process, int connections, int pool, long commits, int locks, int storage, int running,
                     long micros) {
}
