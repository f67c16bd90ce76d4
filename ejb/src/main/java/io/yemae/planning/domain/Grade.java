package io.yemae.planning.domain;

import io.yemae.catalog.GradeView;
import io.yemae.planning.ChangeGrade;
import io.yemae.planning.NewGrade;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A price grade of an event, shared by all its performances. A grade with a quantity is general admission. */
@Entity
@Table(name = "grades")
public class Grade {

    @Id
    private UUID id;

    @Column(name = "event_id")
    private UUID eventId;

    private String name;
    private long price;
    private String colour;
    private String description;
    private Integer quantity;

    protected Grade() {
    }

    public Grade(UUID id, EventId eventId, NewGrade grade) {
        this.id = id;
        this.eventId = eventId.value();
        this.name = grade.name();
        this.price = grade.price().amount();
        this.colour = grade.colour();
        this.description = grade.description();
        this.quantity = grade.quantity();
    }

    /** The name cannot change, because it connects a grade with its section. */
    public void change(ChangeGrade command) {
        this.price = command.price().amount();
        this.colour = command.colour();
        this.description = command.description();
        this.quantity = command.quantity();
    }

    public boolean isOf(EventId event) {
        return eventId.equals(event.value());
    }

    /** The same grade, for another event. */
    public NewGrade copy() {
        return new NewGrade(name, new Won(price), colour, description, quantity);
    }

    /** What can be changed, by the names of the request. A value may be null. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("price", price);
        values.put("colour", colour);
        values.put("description", description);
        values.put("quantity", quantity);
        return values;
    }

    public GradeView view() {
        return new GradeView(id, name, new Won(price), colour, description, quantity);
    }
}
