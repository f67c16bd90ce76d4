package io.yemae.tokens;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user may do. Every role includes USER, and ADMIN includes all others. */
public enum Role {
    /** Buys tickets. */
    USER,
    /** Admits people at the door. */
    DOOR,
    /** Sells at the box office. */
    OPERATOR,
    /** Runs the events that the user is bound to. */
    ORGANISER,
    /** Runs the platform. */
    ADMIN;

    /** The groups of the access token: this role and the roles that it includes. */
    public Set<String> groups() {
        return (this == ADMIN ? EnumSet.allOf(Role.class) : EnumSet.of(USER, this)).stream()
            .map(Role::name)
            .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The groups that a group of a token stands for. A token of the previous version may have ADMIN without the roles that are newer.
     *
     * @param group a group that is no role stands for itself
     */
    public static Set<String> included(String group) {
        return Arrays.stream(values()).filter(role -> role.name().equals(group)).findFirst().map(Role::groups).orElse(Set.of(group));
    }

    public static Optional<Role> ofWireName(String name) {
        return Arrays.stream(values()).filter(role -> role.wireName().equals(name)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
