package io.yemae.layouts.persistence;

import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.LayoutGeometry.Stage;
import io.yemae.layouts.SeatPositions;
import io.yemae.layouts.SectionGeometry;
import io.yemae.shared.json.ReceivedJson;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stores a geometry as JSON, because it is only read and written as a whole. */
@Converter(autoApply = true)
public class LayoutGeometryConverter implements AttributeConverter<LayoutGeometry, String> {

    @Override
    public String convertToDatabaseColumn(LayoutGeometry geometry) {
        if (geometry == null) {
            return null;
        }
        JsonObjectBuilder sections = Json.createObjectBuilder();
        geometry.sections().forEach((name, section) -> sections.add(name, written(section)));
        JsonObjectBuilder written = Json.createObjectBuilder().add("sections", sections);
        if (geometry.stage() != null) {
            Stage stage = geometry.stage();
            written.add("stage", Json.createObjectBuilder().add("name", stage.name()).add("x", stage.x()).add("y", stage.y())
                .add("width", stage.width()).add("depth", stage.depth()));
        }
        return written.build().toString();
    }

    @Override
    public LayoutGeometry convertToEntityAttribute(String text) {
        if (text == null) {
            return null;
        }
        JsonObject read = ReceivedJson.read(text).asJsonObject();
        Map<String, SectionGeometry> sections = read.getJsonObject("sections").entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, section -> section(section.getValue().asJsonObject())));
        JsonObject stage = read.getJsonObject("stage");
        return new LayoutGeometry(stage == null ? null : new Stage(stage.getString("name"), stage.getInt("x"), stage.getInt("y"),
            stage.getInt("width"), stage.getInt("depth")), sections);
    }

    private static JsonObjectBuilder written(SectionGeometry section) {
        JsonArrayBuilder aisles = Json.createArrayBuilder();
        section.aisles().forEach(aisles::add);
        return Json.createObjectBuilder().add("floor", section.floor()).add("x", section.x()).add("y", section.y())
            .add("rotation", section.rotation()).add("curve", section.curve()).add("seatPitch", section.seatPitch())
            .add("rowPitch", section.rowPitch()).add("aisles", aisles).add("aisleWidth", section.aisleWidth())
            .add("stagger", section.stagger()).add("companions", written(section.companions()))
            .add("restrictedView", written(section.restrictedView()));
    }

    private static JsonArrayBuilder written(SeatPositions positions) {
        JsonArrayBuilder labels = Json.createArrayBuilder();
        positions.labels().forEach(labels::add);
        return labels;
    }

    private static SectionGeometry section(JsonObject section) {
        List<Integer> aisles = section.getJsonArray("aisles").getValuesAs(JsonNumber::intValue);
        return new SectionGeometry(section.getString("floor"), section.getInt("x"), section.getInt("y"),
            section.getJsonNumber("rotation").doubleValue(), section.getInt("curve"), section.getInt("seatPitch"),
            section.getInt("rowPitch"), aisles, section.getInt("aisleWidth"), section.getInt("stagger"), positions(section, "companions"),
            positions(section, "restrictedView"));
    }

    /** Earlier versions stored fewer members. */
    private static SeatPositions positions(JsonObject section, String member) {
        return section.containsKey(member) ? SeatPositions.of(section.getJsonArray(member).getValuesAs(JsonString::getString))
            : SeatPositions.NONE;
    }
}
