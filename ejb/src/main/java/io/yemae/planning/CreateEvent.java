package io.yemae.planning;

import java.util.List;

public record CreateEvent(EventFields fields, List<NewGrade> grades, List<PerformanceTimes> performances) {
}
