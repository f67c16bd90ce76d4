package io.yemae.seating.persistence;

import io.yemae.seating.Places;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;

/** Places as one text: they are read and written with their section alone. */
@Converter(autoApply = true)
public class PlacesConverter implements AttributeConverter<Places, String> {

    @Override
    public String convertToDatabaseColumn(Places places) {
        return places == null ? "" : String.join(" ", places.labels());
    }

    @Override
    public Places convertToEntityAttribute(String text) {
        return text == null || text.isEmpty() ? Places.NONE : Places.of(Arrays.asList(text.split(" ")));
    }
}
