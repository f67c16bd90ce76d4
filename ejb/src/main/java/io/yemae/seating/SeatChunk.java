package io.yemae.seating;

import java.util.Arrays;

/**
 * The states of up to 256 consecutive seats. Immutable: maps share the chunks that they have in common, so that a change copies only the
 * chunks of the seats that changed.
 */
final class SeatChunk {
    static final int SIZE = 256;
    private static final long[] NO_HOLDS = new long[0];
    private static final SeatChunk FREE = new SeatChunk(new byte[SIZE], NO_HOLDS, SIZE, 0, Long.MAX_VALUE);

    private final byte[] statuses;
    /** Empty if no seat is held. */
    private final long[] heldUntil;
    private final int free;
    private final int held;
    private final long nextExpiry;

    private SeatChunk(byte[] statuses, long[] heldUntil, int free, int held, long nextExpiry) {
        this.statuses = statuses;
        this.heldUntil = heldUntil;
        this.free = free;
        this.held = held;
        this.nextExpiry = nextExpiry;
    }

    /** All seats are available. */
    static SeatChunk free(int size) {
        return size == SIZE ? FREE : new SeatChunk(new byte[size], NO_HOLDS, size, 0, Long.MAX_VALUE);
    }

    int size() {
        return statuses.length;
    }

    byte status(int offset) {
        return statuses[offset];
    }

    /** Epoch milliseconds; 0 if the seat is not held. */
    long heldUntil(int offset) {
        return heldUntil.length == 0 ? 0 : heldUntil[offset];
    }

    boolean hasFree() {
        return free > 0;
    }

    /** When the first hold expires; {@link Long#MAX_VALUE} if there is none. */
    long nextExpiry() {
        return nextExpiry;
    }

    boolean isLike(SeatChunk other) {
        return this == other || Arrays.equals(statuses, other.statuses) && Arrays.equals(heldUntil, other.heldUntil);
    }

    Editor editor() {
        return new Editor(this);
    }

    /** A copy that can be changed. */
    static final class Editor {
        private final byte[] statuses;
        private long[] heldUntil;
        private int free;
        private int held;

        private Editor(SeatChunk chunk) {
            statuses = chunk.statuses.clone();
            heldUntil = chunk.heldUntil.length == 0 ? NO_HOLDS : chunk.heldUntil.clone();
            free = chunk.free;
            held = chunk.held;
        }

        byte status(int offset) {
            return statuses[offset];
        }

        /** @param until epoch milliseconds; 0 unless the status is locked */
        void set(int offset, SeatStatus status, long until) {
            count(statuses[offset], -1);
            statuses[offset] = (byte) status.ordinal();
            count(statuses[offset], 1);
            if (status == SeatStatus.LOCKED && heldUntil.length == 0) {
                heldUntil = new long[statuses.length];
            }
            if (heldUntil.length > 0) {
                heldUntil[offset] = until;
            }
        }

        private void count(byte status, int change) {
            if (status == SeatStatus.AVAILABLE.ordinal()) {
                free += change;
            } else if (status == SeatStatus.LOCKED.ordinal()) {
                held += change;
            }
        }

        SeatChunk chunk() {
            return held == 0 ? new SeatChunk(statuses, NO_HOLDS, free, 0, Long.MAX_VALUE)
                : new SeatChunk(statuses, heldUntil, free, held, nextExpiry());
        }

        private long nextExpiry() {
            long next = Long.MAX_VALUE;
            for (int offset = 0; offset < statuses.length; offset++) {
                if (statuses[offset] == SeatStatus.LOCKED.ordinal()) {
                    next = Math.min(next, heldUntil[offset]);
                }
            }
            return next;
        }
    }
}
