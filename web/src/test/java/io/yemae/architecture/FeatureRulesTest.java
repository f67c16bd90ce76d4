package io.yemae.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.yemae.architecture.ImportedClasses.EJB;
import static io.yemae.architecture.ImportedClasses.WEB;
import static io.yemae.architecture.ImportedClasses.YEMAE;
import static io.yemae.architecture.ImportedClasses.only;
import static io.yemae.architecture.PositiveControl.assertThatEachMemberBreaks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.yemae.architecture.DependencyTable.Feature;
import io.yemae.architecture.rest.FaultyResource;
import io.yemae.seating.domain.SeatState;
import io.yemae.seating.integration.SeatMapTimer;
import io.yemae.seating.persistence.SeatRows;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which packages a feature has, and which features may use which. */
class FeatureRulesTest {
    /** What ejb/README.md permits. */
    private static final DependencyTable TABLE = DependencyTable.read();

    @TestFactory
    Stream<DynamicTest> aFeatureUsesOnlyWhatTheTableAllows() {
        return TABLE.features().map(feature -> dynamicTest(feature.name(), () -> mayUseOnly(feature, TABLE.ofFeature(feature)).check(EJB)));
    }

    @TestFactory
    Stream<DynamicTest> theWebPackagesOfAFeatureUseOnlyWhatTheTableAllows() {
        return TABLE.features().map(feature -> dynamicTest(feature.name(), () -> mayUseOnly(feature, TABLE.ofWeb(feature)).check(WEB)));
    }

    @Test
    void aForbiddenUseIsFound() {
        Feature booking = TABLE.feature("booking");

        assertThatThrownBy(() -> mayUseOnly(booking, Set.of()).check(EJB)).isInstanceOf(AssertionError.class)
            .hasMessageContaining("payment");
        assertThatThrownBy(() -> mayUseOnly(TABLE.feature("live"), Set.of("rest")).check(WEB)).isInstanceOf(AssertionError.class)
            .hasMessageContaining("seating");
    }

    @TestFactory
    Stream<DynamicTest> everyPermissionOfTheTableIsUsed() {
        return TABLE.features().map(feature -> dynamicTest(feature.name(), () -> usesEveryPermission(feature)));
    }

    @Test
    void aPermissionThatNobodyUsesIsFound() {
        assertThat(usedBy("boxoffice", EJB)).contains("audit").doesNotContain("payment");
        assertThat(usedBy("queue", WEB)).contains("rest").doesNotContain("payment");
        assertThatThrownBy(() -> usesEveryPermission(new Feature("boxoffice", Set.of("payment"), Set.of())))
            .isInstanceOf(AssertionError.class).hasMessageContaining("permissions of boxoffice");
        assertThatThrownBy(() -> usesEveryPermission(new Feature("queue", Set.of(), Set.of("payment"))))
            .isInstanceOf(AssertionError.class).hasMessageContaining("permissions of the web packages of queue");
    }

    @Test
    void aPermissionOfWebPackagesThatTheFeatureHasIsFound() {
        Set<String> used = Set.of("booking");

        usesEveryPermission(new Feature("holds", used, Set.of()));
        usesEveryPermission(new Feature("holds", Set.of(), used));
        assertThatThrownBy(() -> usesEveryPermission(new Feature("holds", used, used))).isInstanceOf(AssertionError.class)
            .hasMessageContaining("permissions of the web packages of holds");
    }

    @Test
    void everyFeatureOfTheTableHasClassesAndEveryClassBelongsToOne() {
        areThoseOfTheTable(features(YEMAE));
    }

    @Test
    void aFeatureWithoutClassesAndAClassWithoutAFeatureAreFound() {
        Set<String> withoutVenues = features(YEMAE.that(DescribedPredicate.not(isOf("venues"))));
        Set<String> withTests = Stream.of(YEMAE, only(FeatureRulesTest.class)).flatMap(classes -> features(classes).stream())
            .collect(Collectors.toSet());

        assertThatThrownBy(() -> areThoseOfTheTable(withoutVenues)).isInstanceOf(AssertionError.class).hasMessageContaining("venues");
        assertThatThrownBy(() -> areThoseOfTheTable(withTests)).isInstanceOf(AssertionError.class).hasMessageContaining("architecture");
    }

    @TestFactory
    Stream<DynamicTest> whatIsInsideAFeatureIsItsOwn() {
        return TABLE.features().map(Feature::name).map(feature -> dynamicTest(feature, () -> isClosed(feature, WEB).check(YEMAE)));
    }

    @Test
    void aUseOfWhatIsInsideAnotherFeatureIsFound() {
        class UsesSeating {
            SeatState domain;
            SeatRows persistence;
            SeatMapTimer integration;
        }

        assertThatEachMemberBreaks(isClosed("seating", WEB), UsesSeating.class);
    }

    @Test
    void aUseByTheWebPackagesOfTheSameFeatureIsFound() {
        // None of them does so: here the feature's own classes count as of the web module.
        assertThatThrownBy(() -> isClosed("seating", EJB).check(EJB)).isInstanceOf(AssertionError.class)
            .hasMessageContaining("was violated");
        isClosed("seating", WEB).check(EJB);
    }

    @Test
    void aFeatureHasNoOtherPackagesThanItsRootDomainPersistenceAndIntegration() {
        assertThat(packagesThatNoFeatureHas(EJB)).isEmpty();
    }

    @Test
    void anotherPackageIsFound() {
        assertThat(packagesThatNoFeatureHas(only(FaultyResource.class))).containsExactly("io.yemae.architecture.rest");
    }

    private static ArchRule mayUseOnly(Feature feature, Set<String> allowed) {
        DescribedPredicate<JavaClass> forbidden = DescribedPredicate.describe("are in a feature that " + feature.name() + " may not use",
            used -> used.getPackageName().startsWith("io.yemae.") && !isAllowed(feature.name(), feature(used), allowed));
        return noClasses().that(isOf(feature.name())).should().dependOnClassesThat(forbidden).allowEmptyShould(true);
    }

    private static boolean isAllowed(String feature, String used, Set<String> allowed) {
        return used.equals(feature) || used.equals("shared") || allowed.contains(used);
    }

    private static void usesEveryPermission(Feature feature) {
        assertThat(feature.mayUse()).as("permissions of " + feature.name()).isSubsetOf(usedBy(feature.name(), EJB));
        assertThat(feature.webMayAlsoUse()).as("permissions of the web packages of " + feature.name())
            .isSubsetOf(usedBy(feature.name(), WEB)).noneMatch(feature.mayUse()::contains);
    }

    private static Set<String> usedBy(String feature, JavaClasses classes) {
        return classes.stream().filter(isOf(feature)).flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(used -> used.getPackageName().startsWith("io.yemae."))
            .map(FeatureRulesTest::feature).collect(Collectors.toSet());
    }

    private static void areThoseOfTheTable(Set<String> features) {
        assertThat(TABLE.features().map(Feature::name)).containsExactlyInAnyOrderElementsOf(features);
    }

    private static ArchRule isClosed(String feature, JavaClasses web) {
        return noClasses().that(isOutside(feature, web)).should().dependOnClassesThat().resideInAnyPackage(inside(feature, "domain"),
            inside(feature, "persistence"), inside(feature, "integration"));
    }

    /** Classes of other features and of the web module. */
    private static DescribedPredicate<JavaClass> isOutside(String feature, JavaClasses web) {
        return DescribedPredicate.describe("are outside " + feature, each -> !feature(each).equals(feature) || web.contain(each.getName()));
    }

    private static String inside(String feature, String part) {
        return "io.yemae." + feature + "." + part + "..";
    }

    private static List<String> packagesThatNoFeatureHas(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackageName).filter(name -> !name.startsWith("io.yemae.shared")).distinct()
            // The server looks for health checks in the EAR's lib folder, so they are packaged apart.
            .filter(name -> !name.matches("io\\.yemae\\.[a-z]+(\\.(domain|persistence|integration))?|io\\.yemae\\.ops\\.health"))
            .toList();
    }

    private static DescribedPredicate<JavaClass> isOf(String feature) {
        return DescribedPredicate.describe("are of " + feature, each -> feature(each).equals(feature));
    }

    private static Set<String> features(JavaClasses classes) {
        return classes.stream().map(FeatureRulesTest::feature).collect(Collectors.toSet());
    }

    private static String feature(JavaClass each) {
        return Arrays.stream(each.getPackageName().split("\\.")).skip(2).findFirst().orElse("");
    }
}
