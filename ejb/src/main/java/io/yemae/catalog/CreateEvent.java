package io.yemae.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event to be put on sale, with its grades and performances.
 *
 * @param posterImageUrl  null when there is none
 * @param seatLayoutId    null when all its grades are general admission
 * @param holdMinutes     null for the policy
 * @param maxSeatsPerUser null for the policy
 */
public record CreateEvent(
    String title,
    String description,
    String artistName,
    String category,
    UUID venueId,
    int runningMinutes,
    String posterImageUrl,
    Instant saleStart,
    Instant saleEnd,
    UUID seatLayoutId,
    Integer holdMinutes,
    Integer maxSeatsPerUser,
    List<NewGrade> grades,
    List<Showing> performances) {

    /** When one performance starts and ends. */
    public record Showing(Instant startsAt, Instant endsAt) {
    }
}
