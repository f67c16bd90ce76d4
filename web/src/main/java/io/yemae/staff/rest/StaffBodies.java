package io.yemae.staff.rest;

import io.yemae.staff.StaffEvent;
import io.yemae.staff.StaffMember;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Bodies of the responses about bindings. */
final class StaffBodies {

    private StaffBodies() {
    }

    /** An event of a user. */
    @Schema(name = "StaffEvent")
    public record Event(UUID id, String title, @Schema(description = "연결한 시각") Instant boundAt) {

        static Event of(StaffEvent bound) {
            return new Event(bound.event().value(), bound.title(), bound.boundAt());
        }
    }

    @Schema(name = "StaffEventsResponse")
    public record Events(List<Event> events) {

        static Events of(List<StaffEvent> bound) {
            return new Events(bound.stream().map(Event::of).toList());
        }
    }

    /** A user of an event. */
    @Schema(name = "StaffMember")
    public record Member(UUID id, String name, String email, String role, @Schema(description = "연결한 시각") Instant boundAt) {

        static Member of(StaffMember member) {
            return new Member(member.user().value(), member.name(), member.email(), member.role(), member.boundAt());
        }
    }

    @Schema(name = "StaffMembersResponse")
    public record Members(List<Member> staff) {

        static Members of(List<StaffMember> members) {
            return new Members(members.stream().map(Member::of).toList());
        }
    }
}
