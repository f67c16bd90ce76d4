package io.yemae.catalog;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What an administrator says of an event, its grades and performances aside.
 *
 * @param artistName      null when there is none
 * @param posterImageUrl  null when there is none
 * @param seatLayoutId    null when all its grades are general admission
 * @param holdMinutes     null for the policy
 * @param maxSeatsPerUser null for the policy
 * @param cancelHoursBefore until how many hours before the start buyers may cancel; null for the policy
 */
public record EventFields(
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
    Integer cancelHoursBefore) {

    /** The names of the fields in which the other one is different. */
    List<String> differences(EventFields other) {
        return Arrays.stream(EventFields.class.getRecordComponents())
            .filter(field -> !Objects.equals(value(field, this), value(field, other)))
            .map(RecordComponent::getName)
            .toList();
    }

    private static Object value(RecordComponent field, EventFields of) {
        try {
            return field.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
