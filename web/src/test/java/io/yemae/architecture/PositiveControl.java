package io.yemae.architecture;

import static io.yemae.architecture.ImportedClasses.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Shows that a rule finds what breaks it. A rule that applies to no class fails too, so the message is compared as well. */
final class PositiveControl {
    private PositiveControl() {
    }

    static void assertThatClassBreaks(ArchRule rule, Class<?> type) {
        assertThatThrownBy(() -> rule.check(only(type))).isInstanceOf(AssertionError.class)
            .hasMessageContainingAll("was violated", "<" + type.getName() + ">");
    }

    static void assertThatEachMemberBreaks(ArchRule rule, Class<?> type) {
        List<String> members = members(type);

        assertThat(members).isNotEmpty();
        assertThatThrownBy(() -> rule.check(only(type))).isInstanceOf(AssertionError.class)
            .hasMessageContainingAll(members.toArray(CharSequence[]::new));
    }

    /* As ArchUnit writes them: a method with its parameters. Synthetic ones are the compiler's. */
    private static List<String> members(Class<?> type) {
        Stream<String> fields = Arrays.stream(type.getDeclaredFields()).filter(field -> !field.isSynthetic())
            .map(field -> field.getName() + ">");
        Stream<String> methods = Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isSynthetic())
            .map(method -> method.getName() + "(");
        return Stream.concat(fields, methods).map(member -> type.getName() + "." + member).toList();
    }
}
