package io.yemae.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.yemae.architecture.ImportedClasses.YEMAE;
import static io.yemae.architecture.ImportedClasses.only;
import static io.yemae.architecture.PositiveControl.assertThatEachMemberBreaks;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for timers, transactions and facades. */
class BeanRulesTest {
    /** There is one idiom: {@code @TransactionAttribute}, and the bean {@code Transactions}. */
    private static final ArchRule TRANSACTIONS_ARE_THE_CONTAINERS_ONLY = noClasses()
        .should().dependOnClassesThat().haveFullyQualifiedName("jakarta.transaction.Transactional");

    /** A persistent timer would run once for all nodes; the tasks of a node and those that lock their rows are not to. */
    @Test
    void timersAreNotPersistentAndAFixedHourHasATimeZone() {
        assertThat(timers(YEMAE)).hasSizeGreaterThan(20)
            .allMatch(BeanRulesTest::isOfEachNode).allMatch(BeanRulesTest::hasAZoneIfItNeedsOne);
    }

    @Test
    void aPersistentTimerAndAFixedHourWithoutATimeZoneAreFound() {
        class Timers {
            @Schedule(hour = "*")
            void persistent() {
                // Only its annotation is read.
            }

            @Schedule(hour = "4", persistent = false)
            void atNight() {
                // Only its annotation is read.
            }
        }

        List<JavaMethod> timers = timers(only(Timers.class));

        assertThat(timers).filteredOn(timer -> !isOfEachNode(timer)).extracting(JavaMethod::getName).containsExactly("persistent");
        assertThat(timers).filteredOn(timer -> !hasAZoneIfItNeedsOne(timer)).extracting(JavaMethod::getName).containsExactly("atNight");
    }

    @Test
    void transactionsAreTheContainersOnly() {
        TRANSACTIONS_ARE_THE_CONTAINERS_ONLY.check(YEMAE);
    }

    @Test
    void aTransactionOfTheOtherIdiomIsFound() {
        class Bean {
            @Transactional
            void change() {
                // Only its annotation is read.
            }
        }

        assertThatEachMemberBreaks(TRANSACTIONS_ARE_THE_CONTAINERS_ONLY, Bean.class);
    }

    /** The container's default is REQUIRED. What differs from it says why, in the line before. */
    @Test
    void everyTransactionAttributeHasAReason() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../ejb/src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                assertThat(attributesWithoutReason(Files.readAllLines(file))).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void aTransactionAttributeWithoutAReasonIsFound() {
        assertThat(attributesWithoutReason(List.of(
            "    // It commits whatever the caller does.",
            "    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)",
            "    public void one() {",
            "    @TransactionAttribute(TransactionAttributeType.NEVER)"))).containsExactly(4);
    }

    /** The numbers of lines, from 1. */
    private static List<Integer> attributesWithoutReason(List<String> lines) {
        return IntStream.range(1, lines.size())
            .filter(i -> lines.get(i).strip().startsWith("@TransactionAttribute(") && !lines.get(i - 1).strip().startsWith("//"))
            .mapToObj(i -> i + 1).toList();
    }

    @Test
    void facadesHaveAtMostSevenCollaborators() {
        assertThat(facades(YEMAE)).isNotEmpty().allMatch(BeanRulesTest::hasAtMostSevenCollaborators);
    }

    @Test
    void aFacadeWithEightCollaboratorsIsFound() {
        assertThat(facades(only(FacadeWithEight.class))).hasSize(1).noneMatch(BeanRulesTest::hasAtMostSevenCollaborators);
    }

    private static List<JavaMethod> timers(JavaClasses classes) {
        return classes.stream().flatMap(each -> each.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Schedule.class))
            .toList();
    }

    private static boolean isOfEachNode(JavaMethod timer) {
        return !timer.getAnnotationOfType(Schedule.class).persistent();
    }

    private static boolean hasAZoneIfItNeedsOne(JavaMethod timer) {
        Schedule schedule = timer.getAnnotationOfType(Schedule.class);
        return schedule.hour().equals("*") || !schedule.timezone().isEmpty();
    }

    private static List<JavaClass> facades(JavaClasses classes) {
        return classes.stream().filter(each -> each.isAnnotatedWith(Stateless.class)).toList();
    }

    private static boolean hasAtMostSevenCollaborators(JavaClass facade) {
        return facade.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC)).count() <= 7;
    }

    /* A class of a method would have one more field, for the object around it. */
    @Stateless
    private static class FacadeWithEight {
        Object first;
        Object second;
        Object third;
        Object fourth;
        Object fifth;
        Object sixth;
        Object seventh;
        Object eighth;
    }
}
