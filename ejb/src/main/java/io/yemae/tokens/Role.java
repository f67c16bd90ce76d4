package io.yemae.tokens;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user may do. Each role may do all that the ones before it may. */
public enum Role {
    USER,
    OPERATOR,
    ADMIN;

    /** The groups of the access token: this role and those that it includes. */
    public Set<String> groups() {
        return EnumSet.range(USER, this).stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The role that goes over the wire by this name. */
    public static Optional<Role> ofWireName(String name) {
        return Arrays.stream(values()).filter(role -> role.wireName().equals(name)).findFirst();
    }

    /** As it goes over the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
