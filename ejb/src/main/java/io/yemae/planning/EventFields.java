package io.yemae.planning;

import io.yemae.shared.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The fields of an event that an administrator enters: the columns of the entity, and the members of the requests and the answer.
 *
 * @param artist             null if there is none
 * @param posterImageUrl     null if there is none
 * @param seatLayoutId       null if all grades are general admission
 * @param holdMinutes        null for the policy {@code hold.minutes}
 * @param maxSeatsPerUser    null for the policy {@code seats.per.user}
 * @param cancelHoursBefore  buyers may cancel until so many hours before the start; null for the policy {@code cancel.hours.before}
 * @param englishTitle       null if there is none, as are the other English texts; then the Korean text is shown
 */
@Embeddable
public record EventFields(
    String title,
    String description,
    @Column(name = "artist_name") String artist,
    String category,
    @Column(name = "venue_id") UUID venueId,
    @Column(name = "running_minutes") int runningMinutes,
    @Column(name = "poster_image_url") String posterImageUrl,
    @Column(name = "sale_start") Instant saleStart,
    @Column(name = "sale_end") Instant saleEnd,
    @Column(name = "seat_layout_id") UUID seatLayoutId,
    @Column(name = "hold_minutes") Integer holdMinutes,
    @Column(name = "max_seats_per_user") Integer maxSeatsPerUser,
    @Column(name = "cancel_hours_before") Integer cancelHoursBefore,
    @Column(name = "english_title") String englishTitle,
    @Column(name = "english_artist") String englishArtist,
    @Column(name = "english_description") String englishDescription) {

    /**
     * The fields of a copy that takes place later. With another title, it has no English one yet.
     *
     * @param otherTitle null for the same title
     * @param start      of the sale; null for the shifted start
     */
    EventFields copy(String otherTitle, Duration shift, Instant start) {
        return new EventFields(Objects.requireNonNullElse(otherTitle, title), description, artist, category, venueId, runningMinutes,
            posterImageUrl, start == null ? saleStart.plus(shift) : start, saleEnd.plus(shift), seatLayoutId, holdMinutes, maxSeatsPerUser,
            cancelHoursBefore, otherTitle == null || otherTitle.equals(title) ? englishTitle : null, englishArtist, englishDescription);
    }

    /** @throws Problem invalid if the sale window is empty */
    void requireSaleWindow() {
        if (!saleStart.isBefore(saleEnd)) {
            throw Problem.invalidField("saleEnd", "판매 종료는 판매 시작보다 늦어야 합니다.");
        }
    }

    /** The values by name. A value may be null. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent field : EventFields.class.getRecordComponents()) {
            values.put(field.getName(), value(field, this));
        }
        return values;
    }

    /** The names of the fields whose values differ. */
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
