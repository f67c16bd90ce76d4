package io.yemae.layouts.persistence;

import io.yemae.layouts.SeatPositions;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;

/** Stores positions as one text, because they are only read and written together with their section. */
@Converter(autoApply = true)
public class SeatPositionsConverter implements AttributeConverter<SeatPositions, String> {

    @Override
    public String convertToDatabaseColumn(SeatPositions positions) {
        return positions == null ? "" : String.join(" ", positions.labels());
    }

    @Override
    public SeatPositions convertToEntityAttribute(String text) {
        return text == null || text.isEmpty() ? SeatPositions.NONE : SeatPositions.of(Arrays.asList(text.split(" ")));
    }
}
