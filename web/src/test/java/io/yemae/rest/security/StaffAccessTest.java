package io.yemae.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.rest.security.EventBound.Subject;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.staff.EventStaff;
import io.yemae.staff.EventSubject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StaffAccessTest {
    private static final EventId BOUND = EventId.next();
    private static final EventId OTHER = EventId.next();

    @Test
    void anAdministratorMayUseAllEvents() {
        StaffAccess administrator = access("ADMIN", Set.of());

        assertThat(administrator.events()).isNull();
        assertThatCode(() -> administrator.require(Subject.EVENT, OTHER.value())).doesNotThrowAnyException();
    }

    @Test
    void anOrganiserMayUseTheBoundEventsAndWithoutAnyNone() {
        StaffAccess organiser = access("ORGANISER", Set.of(BOUND));

        assertThat(organiser.events()).containsExactly(BOUND);
        assertThatCode(() -> organiser.require(Subject.EVENT, BOUND.value())).doesNotThrowAnyException();
        assertThatThrownBy(() -> organiser.require(Subject.EVENT, OTHER.value())).isInstanceOf(Problem.class)
            .hasMessage(EventId.unknown().getMessage());
        assertThat(access("ORGANISER", Set.of()).events()).isEmpty();
        assertThatThrownBy(() -> access("ORGANISER", Set.of()).require(Subject.EVENT, OTHER.value())).isInstanceOf(Problem.class);
    }

    @Test
    void doorAndBoxOfficeMayUseAllEventsUntilTheyAreBound() {
        for (String role : new String[] {"DOOR", "OPERATOR"}) {
            assertThat(access(role, Set.of()).events()).isNull();
            assertThatCode(() -> access(role, Set.of()).require(Subject.EVENT, OTHER.value())).doesNotThrowAnyException();
            assertThat(access(role, Set.of(BOUND)).events()).containsExactly(BOUND);
            assertThatThrownBy(() -> access(role, Set.of(BOUND)).require(Subject.EVENT, OTHER.value())).isInstanceOf(Problem.class);
        }
    }

    @Test
    void everySubjectOfAResourceIsOneOfTheFeature() {
        assertThat(Subject.values()).extracting(Enum::name)
            .containsExactly(Arrays.stream(EventSubject.values()).map(Enum::name).toArray(String[]::new));
    }

    private static StaffAccess access(String role, Set<EventId> bound) {
        StaffAccess access = new StaffAccess();
        access.http = (HttpServletRequest) Proxy.newProxyInstance(StaffAccessTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> arguments[0].equals(role));
        access.caller = new Caller() {
            @Override
            public UserId id() {
                return UserId.next();
            }
        };
        access.staff = new EventStaff() {
            @Override
            public Set<EventId> events(UserId user) {
                return bound;
            }

            @Override
            public boolean isBound(UserId user, EventSubject subject, UUID id) {
                return bound.contains(new EventId(id));
            }

            @Override
            public boolean isBoundToAny(UserId user) {
                return !bound.isEmpty();
            }
        };
        return access;
    }
}
