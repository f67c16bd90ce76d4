package io.yemae.planning;

import java.util.List;

/** A new event with its grades and performances. */
public record CreateEvent(EventFields fields, List<NewGrade> grades, List<PerformanceTimes> performances) {
}
