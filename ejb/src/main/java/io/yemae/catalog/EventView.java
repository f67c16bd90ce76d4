package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event as other features see it.
 *
 * @param eventDate      the start of the next performance, or of the last one if all have started; null if there is none
 * @param status         upcoming, on_sale, sold_out, ended or cancelled, at the time of the read
 * @param posterImageUrl of the uploaded poster, or else the address that was entered; null if there is none
 * @param poster         null if none was uploaded
 * @param category       its genre, such as 콘서트
 * @param firstStart     the first start of a performance that is not cancelled; null if there is none
 * @param lastStart      the last start of such a performance
 * @param lastEnd        the last end of such a performance
 * @param seatLayoutId   null if it has no seats, only general admission
 * @param grades         most expensive first
 * @param english        its English texts, as far as there are any
 */
public record EventView(
    EventId id,
    long number,
    String title,
    String description,
    String venue,
    String address,
    Instant eventDate,
    Instant saleStart,
    Instant saleEnd,
    String posterImageUrl,
    Poster poster,
    String status,
    String artistName,
    String category,
    int runningMinutes,
    Instant firstStart,
    Instant lastStart,
    Instant lastEnd,
    UUID seatLayoutId,
    UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    List<GradeView> grades,
    EventTexts english) {

    /** The texts in a language. A missing English text is the Korean one. */
    public EventTexts in(Language language) {
        EventTexts korean = new EventTexts(title, artistName, description, venue, address);
        return language == Language.EN ? english.or(korean) : korean;
    }
}
