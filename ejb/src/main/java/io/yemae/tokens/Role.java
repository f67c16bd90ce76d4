package io.yemae.tokens;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user may do. Each role includes the roles before it. */
public enum Role {
    USER,
    OPERATOR,
    ADMIN;

    /** The groups of the access token: this role and the roles that it includes. */
    public Set<String> groups() {
        return EnumSet.range(USER, this).stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    public static Optional<Role> ofWireName(String name) {
        return Arrays.stream(values()).filter(role -> role.wireName().equals(name)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
