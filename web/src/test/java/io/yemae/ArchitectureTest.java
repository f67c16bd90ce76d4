package io.yemae;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.yemae.DependencyTable.Feature;
import io.yemae.rest.json.JsonBounds;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.json.ReceivedJson;
import io.yemae.shared.sql.SqlFile;
import io.yemae.shared.text.TextKind;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.json.Json;
import jakarta.persistence.Entity;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds what {@code ejb/README.md} says about the structure. Positive controls show that each rule finds what it forbids. */
class ArchitectureTest {
    private static final JavaClasses YEMAE = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.yemae");
    private static final JavaClasses WEB = new ClassFileImporter().importPath("target/classes");
    private static final JavaClasses EJB = YEMAE.that(DescribedPredicate.describe("are of the ejb module",
        each -> !WEB.contain(each.getName())));

    private static final String[] CONTAINER = {"jakarta.ejb..", "jakarta.enterprise..", "jakarta.inject..", "jakarta.annotation..",
        "jakarta.transaction..", "jakarta.jms..", "org.eclipse.microprofile.."};
    private static final Set<String> READS_OF_THE_CLOCK = Set.of("Instant.now", "LocalDate.now", "LocalDateTime.now", "ZonedDateTime.now",
        "OffsetDateTime.now", "System.nanoTime", "System.currentTimeMillis", "Clock.systemUTC", "Clock.systemDefaultZone");
    private static final Pattern SQL = Pattern.compile("^\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|FROM)\\s");

    /* Of a whole statement, which begins at the margin; a part of one may. */
    private static final Pattern ALL_COLUMNS = Pattern.compile("(?ms)^SELECT (\\w+\\.)?\\*(?:(?!^FROM).)*^FROM \\w+\\b(?!\\()");

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

    @TestFactory
    Stream<DynamicTest> everyPermissionOfTheTableIsUsed() {
        return TABLE.features().map(feature -> dynamicTest(feature.name(), () -> {
            assertThat(feature.mayUse()).as("permissions of " + feature.name()).isSubsetOf(usedBy(feature.name(), EJB));
            assertThat(feature.webMayAlsoUse()).as("permissions of the web packages of " + feature.name())
                .isSubsetOf(usedBy(feature.name(), WEB)).noneMatch(feature.mayUse()::contains);
        }));
    }

    @Test
    void everyFeatureOfTheTableHasClassesAndEveryClassBelongsToOne() {
        assertThat(TABLE.features().map(Feature::name)).containsExactlyInAnyOrderElementsOf(
            YEMAE.stream().map(ArchitectureTest::feature).collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> whatIsInsideAFeatureIsItsOwn() {
        return TABLE.features().map(Feature::name).map(feature -> dynamicTest(feature, () -> noClasses().that(isOutside(feature)).should()
            .dependOnClassesThat().resideInAnyPackage(inside(feature, "domain"), inside(feature, "persistence"),
                inside(feature, "integration"))
            .check(YEMAE)));
    }

    @Test
    void aForbiddenUseIsFound() {
        Feature booking = TABLE.feature("booking");

        assertThatThrownBy(() -> mayUseOnly(booking, Set.of()).check(EJB)).isInstanceOf(AssertionError.class)
            .hasMessageContaining("payment");
        assertThatThrownBy(() -> mayUseOnly(TABLE.feature("live"), Set.of("rest")).check(WEB)).isInstanceOf(AssertionError.class)
            .hasMessageContaining("seating");
    }

    @Test
    void aPermissionThatNobodyUsesIsFound() {
        assertThat(usedBy("boxoffice", EJB)).contains("audit").doesNotContain("payment");
        assertThat(usedBy("queue", WEB)).contains("rest").doesNotContain("payment");
    }

    @Test
    void entitiesStayInTheirFeature() {
        // Domain packages are closed to other features and to the web, see whatIsInsideAFeatureIsItsOwn.
        classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().orShould().resideInAPackage("io.yemae.*.domain")
            .check(YEMAE);
    }

    @Test
    void resourcesStandInARestPackageAndKnowNoDatabase() {
        classes().that().areAnnotatedWith(Path.class).and().areNotInterfaces().should().resideInAPackage("io.yemae.*.rest..").check(YEMAE);
        classes().that().areAnnotatedWith(ServerEndpoint.class).should()
            .resideInAnyPackage("io.yemae.live.ws", "io.yemae.live.socketio").check(YEMAE);
        noClasses().that().resideInAPackage("..rest..").should().dependOnClassesThat().resideInAPackage("jakarta.persistence..")
            .check(YEMAE);
    }

    @Test
    void theDomainKnowsNeitherTheContainerNorTheDatabaseNorTheClock() {
        domainRules("io.yemae.*.domain..").forEach(rule -> rule.check(EJB));
    }

    @Test
    void aUseOfTheContainerTheDatabaseOrTheClockIsFound() {
        assertThat(domainRules("io.yemae.*.integration..", "io.yemae.*.persistence..")).allSatisfy(rule ->
            assertThatThrownBy(() -> rule.check(EJB)).isInstanceOf(AssertionError.class));
    }

    @Test
    void sqlStandsInPersistencePackages() {
        List<JavaClass> others = EJB.stream().filter(each -> !mayContainSql(each)).toList();

        assertThat(others).hasSizeGreaterThan(300);
        assertThat(others.stream().filter(each -> !sqlIn(each).isEmpty()).map(JavaClass::getSimpleName)).isEmpty();
        assertThat(others.stream().filter(ArchitectureTest::readsSqlFile).map(JavaClass::getSimpleName)).isEmpty();
    }

    @Test
    void sqlInAClassIsFound() {
        assertThat(EJB.stream().filter(each -> each.getPackageName().endsWith(".persistence")).flatMap(each -> sqlIn(each).stream()))
            .hasSizeGreaterThan(10);
        assertThat(EJB.stream().filter(each -> each.getPackageName().endsWith(".persistence")).filter(ArchitectureTest::readsSqlFile))
            .hasSizeGreaterThan(10);
    }

    /** A migration of the next version may add a column: the database refuses a prepared statement whose columns have changed. */
    @Test
    void statementsNameTheColumnsOfATable() throws IOException {
        List<String> statements = new ArrayList<>(EJB.stream().flatMap(each -> StringConstants.of(each).stream()).toList());
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("../ejb/src/main/resources/io"))) {
            for (java.nio.file.Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
                statements.add(Files.readString(file));
            }
        }

        assertThat(statements.stream().filter(each -> ALL_COLUMNS.matcher(each).find())).isEmpty();
        assertThat("SELECT page.*,\n       1 AS one\nFROM reservations page\n").containsPattern(ALL_COLUMNS);
        assertThat("SELECT *\nFROM tickets").containsPattern(ALL_COLUMNS);
        assertThat("SELECT *\nFROM queue_turn(1)").doesNotContainPattern(ALL_COLUMNS);
        assertThat("SELECT claim.*\nFROM (SELECT 1 AS id) claim").doesNotContainPattern(ALL_COLUMNS);
    }

    @Test
    void aFeatureHasNoOtherPackagesThanItsRootDomainPersistenceAndIntegration() {
        assertThat(EJB.stream().map(JavaClass::getPackageName).filter(name -> !name.startsWith("io.yemae.shared")).distinct())
            // The server looks for health checks in the EAR's lib folder, so they are packaged apart.
            .allMatch(name -> name.matches("io\\.yemae\\.[a-z]+(\\.(domain|persistence|integration))?|io\\.yemae\\.ops\\.health"));
    }

    @Test
    void featuresKnowNothingOfTheWeb() {
        // The gateway is a web service: its adapter speaks HTTP as a client.
        noClasses().that().resideOutsideOfPackages("..rest..", "..feed..", "..ws..", "..socketio..", "io.yemae.pages..",
                "io.yemae.payment.integration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.websocket..", "..rest..", "..feed..", "..ws..",
                "..socketio..").check(YEMAE);
    }

    @Test
    void signedTokensAreReadInOnePlace() {
        // It refuses every spelling of a token but one, which the library does not.
        noClasses().that().doNotHaveFullyQualifiedName("io.yemae.shared.security.Jws").should().callMethodWhere(
            DescribedPredicate.describe("JwtConsumer.process*", call -> call.getTargetOwner().getFullName()
                .equals("org.jose4j.jwt.consumer.JwtConsumer")
                && call.getTarget().getName().startsWith("process"))).check(YEMAE);
    }

    @Test
    void passwordsAreReadAsTheyAreSent() {
        assertThat(YEMAE.stream().filter(each -> each.getPackageName().matches("io\\.yemae\\.\\w+\\.rest(\\.\\w+)?"))
            .flatMap(each -> each.getFields().stream())
            .filter(field -> field.getName().toLowerCase(Locale.ROOT).endsWith("password")
                && field.getRawType().isEquivalentTo(String.class)
                && !field.getModifiers().contains(JavaModifier.STATIC)))
            .isNotEmpty()
            .allSatisfy(field -> assertThat(field.isAnnotatedWith(TextInput.class)
                && field.getAnnotationOfType(TextInput.class).value() == TextKind.SECRET).as(field.getFullName()).isTrue());
    }

    @Test
    void jsonIsReadWithinBounds() {
        noClasses().that().doNotHaveFullyQualifiedName(JsonBounds.class.getName()).should().callConstructor(ObjectMapper.class)
            .orShould().callMethodWhere(isCall(JsonMapper.class, "builder")).check(YEMAE);
        noClasses().that().doNotHaveFullyQualifiedName(ReceivedJson.class.getName()).should()
            .callMethodWhere(isCall(Json.class, "createReader"))
            .orShould().callMethodWhere(isCall(Json.class, "createParser")).check(YEMAE);
    }

    /** Otherwise the container buffers a message without limit before it passes it on. */
    @Test
    void socketsTakeMessagesInParts() {
        methods().that().areAnnotatedWith(OnMessage.class)
            .should(new ArchCondition<>("have a parameter that says whether a part is the last") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(method,
                    method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(boolean.class)), method.getFullName()));
            }
        }).check(YEMAE);
    }

    /** A persistent timer would run once for all nodes; the tasks of a node and those that lock their rows are not to. */
    @Test
    void timersAreNotPersistentAndAFixedHourHasATimeZone() {
        assertThat(YEMAE.stream().flatMap(each -> each.getMethods().stream()).filter(method -> method.isAnnotatedWith(Schedule.class)))
            .hasSizeGreaterThan(20)
            .allSatisfy(method -> assertThat(method.getAnnotationOfType(Schedule.class)).as(method.getFullName())
                .matches(ArchitectureTest::isOfEachNode).matches(ArchitectureTest::hasAZoneIfItNeedsOne));
        assertThat(schedule("persistent")).doesNotMatch(ArchitectureTest::isOfEachNode);
        assertThat(schedule("atNight")).doesNotMatch(ArchitectureTest::hasAZoneIfItNeedsOne);
    }

    private static boolean isOfEachNode(Schedule schedule) {
        return !schedule.persistent();
    }

    private static boolean hasAZoneIfItNeedsOne(Schedule schedule) {
        return schedule.hour().equals("*") || !schedule.timezone().isEmpty();
    }

    /** Controls of the rule above. */
    private static Schedule schedule(String method) {
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

        try {
            return Timers.class.getDeclaredMethod(method).getAnnotation(Schedule.class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** There is one idiom: {@code @TransactionAttribute}, and the bean {@code Transactions}. */
    @Test
    void transactionsAreTheContainersOnly() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.transaction.Transactional").check(YEMAE);
    }

    @Test
    void facadesHaveAtMostSevenCollaborators() {
        assertThat(YEMAE.stream().filter(each -> each.isAnnotatedWith(Stateless.class)))
            .isNotEmpty()
            .allSatisfy(facade -> assertThat(facade.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC)))
                .as(facade.getName()).hasSizeLessThanOrEqualTo(7));
    }

    private static DescribedPredicate<JavaMethodCall> isCall(Class<?> owner, String name) {
        return DescribedPredicate.describe("call " + owner.getSimpleName() + "." + name,
            call -> call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(name));
    }

    private static List<ArchRule> domainRules(String... packages) {
        return List.of(
            noClasses().that().resideInAnyPackage(packages).should().dependOnClassesThat().resideInAnyPackage(CONTAINER),
            noClasses().that().resideInAnyPackage(packages).should().dependOnClassesThat(DescribedPredicate.describe("reach the database",
                used -> used.getPackageName().matches("java\\.sql.*|io\\.yemae\\.\\w+\\.(persistence|integration)")
                    || used.getPackageName().equals("jakarta.persistence") && !used.isAnnotation() && !used.isEnum())),
            // An entity carries its mapping.
            noClasses().that().resideInAnyPackage(packages).and().areNotAnnotatedWith(Entity.class).should()
                .dependOnClassesThat().resideInAPackage("jakarta.persistence.."),
            noClasses().that().resideInAnyPackage(packages).should().callMethodWhere(DescribedPredicate.describe("read the clock",
                call -> READS_OF_THE_CLOCK.contains(call.getTargetOwner().getSimpleName() + "." + call.getName())
                    && call.getTarget().getRawParameterTypes().isEmpty())));
    }

    /** Shared is no feature, and a health check is packaged apart from all features. */
    private static boolean mayContainSql(JavaClass each) {
        return each.getPackageName().matches("io\\.yemae\\.(\\w+\\.persistence|shared(\\..*)?|ops\\.health)");
    }

    private static List<String> sqlIn(JavaClass each) {
        return StringConstants.of(each).stream().filter(text -> SQL.matcher(text).find()).toList();
    }

    private static boolean readsSqlFile(JavaClass each) {
        return each.getDirectDependenciesFromSelf().stream().anyMatch(used -> used.getTargetClass().isEquivalentTo(SqlFile.class));
    }

    private static ArchRule mayUseOnly(Feature feature, Set<String> allowed) {
        DescribedPredicate<JavaClass> forbidden = DescribedPredicate.describe("are in a feature that " + feature.name() + " may not use",
            used -> used.getPackageName().startsWith("io.yemae.") && !isAllowed(feature.name(), feature(used), allowed));
        return noClasses().that(isOf(feature.name())).should().dependOnClassesThat(forbidden).allowEmptyShould(true);
    }

    private static boolean isAllowed(String feature, String used, Set<String> allowed) {
        return used.equals(feature) || used.equals("shared") || allowed.contains(used);
    }

    private static Set<String> usedBy(String feature, JavaClasses classes) {
        return classes.stream().filter(isOf(feature)).flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(used -> used.getPackageName().startsWith("io.yemae."))
            .map(ArchitectureTest::feature).collect(Collectors.toSet());
    }

    private static DescribedPredicate<JavaClass> isOf(String feature) {
        return DescribedPredicate.describe("are of " + feature, each -> feature(each).equals(feature));
    }

    /** Classes of other features and of the web module. */
    private static DescribedPredicate<JavaClass> isOutside(String feature) {
        return DescribedPredicate.describe("are outside " + feature, each -> !feature(each).equals(feature) || WEB.contain(each.getName()));
    }

    private static String inside(String feature, String part) {
        return "io.yemae." + feature + "." + part + "..";
    }

    private static String feature(JavaClass each) {
        return Arrays.stream(each.getPackageName().split("\\.")).skip(2).findFirst().orElse("");
    }
}
