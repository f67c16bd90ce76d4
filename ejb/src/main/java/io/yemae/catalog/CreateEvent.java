package io.yemae.catalog;

import java.time.Instant;
import java.util.List;

/** An event to be put on sale, with its grades and performances. */
public record CreateEvent(EventFields fields, List<NewGrade> grades, List<Showing> performances) {

    /** When one performance starts and ends. */
    public record Showing(Instant startsAt, Instant endsAt) {
    }
}
