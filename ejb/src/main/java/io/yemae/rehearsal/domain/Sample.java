package io.yemae.rehearsal.domain;

/**
 * The use of resources at one moment.
 *
 * @param machine     the share of the machine's processors that is busy, 0 to 1; negative if it is unknown
 * @param process     the share that the server's process uses
 * @param connections connections of the pool in use
 * @param pool        the size of the pool; 0 if it is unknown
 * @param commits     commits of the database since it was created
 * @param locks       sessions that wait for a lock
 * @param storage     sessions that wait for storage
 * @param running     active sessions that do not wait
 * @param micros      the time of the sample, since the first arrival
 */
public record Sample(double machine, double process, int connections, int pool, long commits, int locks, int storage, int running,
                     long micros) {
}
