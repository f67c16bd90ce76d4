package io.yemae.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void eachRoleIncludesTheOnesBeforeIt() {
        assertThat(Role.USER.groups()).containsExactly("USER");
        assertThat(Role.OPERATOR.groups()).containsExactlyInAnyOrder("USER", "OPERATOR");
        assertThat(Role.ADMIN.groups()).containsExactlyInAnyOrder("USER", "OPERATOR", "ADMIN");
    }
}
