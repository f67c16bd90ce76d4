package io.yemae.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void everyRoleIncludesUserAndOnlyAdminIncludesOthers() {
        assertThat(Role.USER.groups()).containsExactly("USER");
        assertThat(Role.DOOR.groups()).containsExactlyInAnyOrder("USER", "DOOR");
        assertThat(Role.OPERATOR.groups()).containsExactlyInAnyOrder("USER", "OPERATOR");
        assertThat(Role.ORGANISER.groups()).containsExactlyInAnyOrder("USER", "ORGANISER");
        assertThat(Role.ADMIN.groups()).containsExactlyInAnyOrder("USER", "DOOR", "OPERATOR", "ORGANISER", "ADMIN");
    }

    @Test
    void aTokenFromBeforeARoleExistedIsWorthAsMuchAsANewOne() {
        assertThat(Role.included("ADMIN")).isEqualTo(Role.ADMIN.groups());
        assertThat(Role.included("OPERATOR")).containsExactlyInAnyOrder("USER", "OPERATOR");
        assertThat(Role.included("of another issuer")).containsExactly("of another issuer");
    }
}
