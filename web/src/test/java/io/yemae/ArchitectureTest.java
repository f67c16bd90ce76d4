package io.yemae;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
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
import io.yemae.rest.JsonBounds;
import io.yemae.rest.TextInput;
import io.yemae.shared.ReceivedJson;
import io.yemae.shared.text.TextKind;
import jakarta.ejb.Stateless;
import jakarta.json.Json;
import jakarta.persistence.Entity;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may use whom. The table is the architecture's; the positive controls show that each rule has something to hold. */
class ArchitectureTest {
    private static final JavaClasses YEMAE = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.yemae");

    private static final Set<String> DATABASE = Set.of("jakarta.persistence.EntityManager", "jakarta.persistence.Query", "jakarta.persistence.TypedQuery");

    /** Each feature with the features that it may use, shared aside. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
        entry("shared", Set.of()),
        entry("ops", Set.of()),
        entry("live", Set.of()),
        entry("tokens", Set.of("live", "ops")),
        entry("account", Set.of("tokens", "ops", "live")),
        entry("catalog", Set.of("ops", "live")),
        entry("seating", Set.of("catalog", "live")),
        entry("queue", Set.of("catalog", "ops", "live")),
        entry("points", Set.of("account", "ops")),
        entry("payment", Set.of("points", "ops")),
        entry("booking", Set.of("seating", "payment", "queue", "catalog", "account", "tokens", "ops", "live")),
        entry("checkout", Set.of("booking", "payment", "points", "queue", "account", "tokens", "ops")),
        entry("receipts", Set.of("booking", "account", "tokens")),
        entry("dashboard", Set.of("seating", "ops")),
        entry("boxoffice", Set.of("ops")),
        entry("privacy", Set.of("account", "ops")));

    @TestFactory
    Stream<DynamicTest> aFeatureUsesOnlyWhatTheTableAllows() {
        return MAY_USE.keySet().stream().map(feature -> dynamicTest(feature, () -> mayUseOnly(feature).check(YEMAE)));
    }

    @TestFactory
    Stream<DynamicTest> everyFeatureOfTheTableHasClasses() {
        return MAY_USE.keySet().stream().map(feature -> dynamicTest(feature,
            () -> assertThat(YEMAE.stream().filter(isOf(feature)).count()).isGreaterThan(2)));
    }

    @TestFactory
    Stream<DynamicTest> whatIsInsideAFeatureIsItsOwn() {
        return MAY_USE.keySet().stream().map(feature -> dynamicTest(feature, () -> noClasses().that(isOutside(feature)).should()
            .dependOnClassesThat().resideInAnyPackage(inside(feature, "domain"), inside(feature, "persistence"), inside(feature, "integration"))
            .check(YEMAE)));
    }

    @Test
    void everyPackageBelongsToTheTable() {
        assertThat(YEMAE.stream().map(ArchitectureTest::feature).distinct().filter(feature -> !feature.equals("rest")))
            .isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void theRuleFindsAForbiddenUse() {
        ArchRule rule = noClasses().that(isOf("booking")).should().dependOnClassesThat(isOf("payment"));

        assertThatThrownBy(() -> rule.check(YEMAE)).isInstanceOf(AssertionError.class).hasMessageContaining("PointPayments");
    }

    @Test
    void entitiesStayInTheirFeature() {
        // Domain packages are closed to other features and to the web, see whatIsInsideAFeatureIsItsOwn.
        classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().orShould().resideInAPackage("io.yemae.*.domain").check(YEMAE);
    }

    @Test
    void resourcesStandInARestPackageAndKnowNoDatabase() {
        classes().that().areAnnotatedWith(Path.class).and().areNotInterfaces().should().resideInAPackage("io.yemae.*.rest").check(YEMAE);
        classes().that().areAnnotatedWith(ServerEndpoint.class).should()
            .resideInAnyPackage("io.yemae.live.ws", "io.yemae.live.socketio").check(YEMAE);
        noClasses().that().resideInAPackage("..rest..").should().dependOnClassesThat().resideInAPackage("jakarta.persistence..").check(YEMAE);
    }

    @Test
    void theDomainKnowsNoDatabase() {
        // An entity carries its mapping.
        noClasses().that().resideInAPackage("io.yemae.*.domain..").and().areNotAnnotatedWith(Entity.class).should().dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..").check(YEMAE);
        noClasses().that().resideInAPackage("io.yemae.*.domain..").should().dependOnClassesThat(DescribedPredicate.describe("reach the database",
            used -> DATABASE.contains(used.getFullName()) || used.getPackageName().matches("java\\.sql.*|io\\.yemae\\.\\w+\\.(persistence|integration).*")))
            .check(YEMAE);
    }

    @Test
    void featuresKnowNothingOfTheWeb() {
        // The gateway is a web service: its adapter speaks HTTP as a client.
        noClasses().that().resideOutsideOfPackages("..rest..", "..ws..", "..socketio..", "io.yemae.payment.integration").should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.websocket..", "..rest..", "..ws..", "..socketio..").check(YEMAE);
    }

    @Test
    void signedTokensAreReadInOnePlace() {
        // It refuses every spelling of a token but one, which the library does not.
        noClasses().that().doNotHaveFullyQualifiedName("io.yemae.shared.CompactTokens").should().callMethodWhere(
            DescribedPredicate.describe("JwtConsumer.process*", call -> call.getTargetOwner().getFullName()
                .equals("org.jose4j.jwt.consumer.JwtConsumer")
                && call.getTarget().getName().startsWith("process"))).check(YEMAE);
    }

    @Test
    void passwordsAreReadAsTheyAreSent() {
        assertThat(YEMAE.stream().filter(each -> each.getPackageName().endsWith(".rest")).flatMap(each -> each.getFields().stream())
            .filter(field -> field.getName().toLowerCase(Locale.ROOT).endsWith("password") && field.getRawType().isEquivalentTo(String.class)
                && !field.getModifiers().contains(JavaModifier.STATIC)))
            .isNotEmpty()
            .allSatisfy(field -> assertThat(field.isAnnotatedWith(TextInput.class)
                && field.getAnnotationOfType(TextInput.class).value() == TextKind.SECRET).as(field.getFullName()).isTrue());
    }

    @Test
    void jsonIsReadWithinBounds() {
        noClasses().that().doNotHaveFullyQualifiedName(JsonBounds.class.getName()).should().callConstructor(ObjectMapper.class)
            .orShould().callMethodWhere(isCall(JsonMapper.class, "builder")).check(YEMAE);
        noClasses().that().doNotHaveFullyQualifiedName(ReceivedJson.class.getName()).should().callMethodWhere(isCall(Json.class, "createReader"))
            .orShould().callMethodWhere(isCall(Json.class, "createParser")).check(YEMAE);
    }

    /** The container adds up the parts of a message without end before it hands it over whole. */
    @Test
    void socketsTakeMessagesInParts() {
        methods().that().areAnnotatedWith(OnMessage.class).should(new ArchCondition<>("have a parameter that says whether a part is the last") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(method,
                    method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(boolean.class)), method.getFullName()));
            }
        }).check(YEMAE);
    }

    @Test
    void facadesHaveAtMostSevenCollaborators() {
        assertThat(YEMAE.stream().filter(each -> each.isAnnotatedWith(Stateless.class)))
            .isNotEmpty()
            .allSatisfy(facade -> assertThat(facade.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC)))
                .as(facade.getName()).hasSizeLessThanOrEqualTo(7));
    }

    private static DescribedPredicate<JavaMethodCall> isCall(Class<?> owner, String name) {
        return DescribedPredicate.describe("call " + owner.getSimpleName() + "." + name,
            call -> call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(name));
    }

    private static ArchRule mayUseOnly(String feature) {
        DescribedPredicate<JavaClass> forbidden = DescribedPredicate.describe("are in a feature that " + feature + " may not use",
            used -> used.getPackageName().startsWith("io.yemae.") && !isAllowed(feature, feature(used)));
        return noClasses().that(isOf(feature)).and().resideOutsideOfPackages("..rest..", "..ws..", "..socketio..").should().dependOnClassesThat(forbidden);
    }

    private static boolean isAllowed(String feature, String used) {
        return used.equals(feature) || used.equals("shared") || MAY_USE.get(feature).contains(used);
    }

    private static DescribedPredicate<JavaClass> isOf(String feature) {
        return DescribedPredicate.describe("are of " + feature, each -> feature(each).equals(feature));
    }

    /** Of another feature, or on the way in from the web. */
    private static DescribedPredicate<JavaClass> isOutside(String feature) {
        return DescribedPredicate.describe("are outside " + feature,
            each -> !feature(each).equals(feature) || each.getPackageName().endsWith(".rest"));
    }

    private static String inside(String feature, String part) {
        return "io.yemae." + feature + "." + part + "..";
    }

    private static String feature(JavaClass each) {
        return Arrays.stream(each.getPackageName().split("\\.")).skip(2).findFirst().orElse("");
    }
}
