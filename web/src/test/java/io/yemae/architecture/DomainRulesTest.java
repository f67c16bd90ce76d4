package io.yemae.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.yemae.architecture.ImportedClasses.EJB;
import static io.yemae.architecture.PositiveControl.assertThatEachMemberBreaks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import io.yemae.seating.integration.SeatMapTimer;
import io.yemae.seating.persistence.SeatRows;
import jakarta.annotation.Priority;
import jakarta.ejb.SessionContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Provider;
import jakarta.jms.JMSContext;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** The domain knows neither the container nor the database nor the clock. */
class DomainRulesTest {
    private static final String DOMAIN = "io.yemae.*.domain..";
    private static final String FIXTURES = "io.yemae.architecture";

    private static final String[] CONTAINER = {"jakarta.ejb..", "jakarta.enterprise..", "jakarta.inject..", "jakarta.annotation..",
        "jakarta.transaction..", "jakarta.jms..", "org.eclipse.microprofile.."};
    private static final Set<String> READS_OF_THE_CLOCK = Set.of("Instant.now", "LocalDate.now", "LocalDateTime.now", "ZonedDateTime.now",
        "OffsetDateTime.now", "System.nanoTime", "System.currentTimeMillis", "Clock.systemUTC", "Clock.systemDefaultZone");

    @Test
    void theDomainKnowsNoContainer() {
        knowsNoContainer(DOMAIN).check(EJB);
    }

    @Test
    void aUseOfTheContainerIsFound() {
        class Beans {
            SessionContext ejb;
            Event<String> enterprise;
            Provider<String> inject;
            Priority annotation;
            UserTransaction transaction;
            JMSContext jms;
            Config microprofile;
        }

        assertThatEachMemberBreaks(knowsNoContainer(FIXTURES), Beans.class);
    }

    @Test
    void theDomainDoesNotReachTheDatabase() {
        doesNotReachTheDatabase(DOMAIN).check(EJB);
    }

    @Test
    void aUseOfTheDatabaseIsFound() {
        class Database {
            Connection connection;
            EntityManager entities;
            SeatRows persistence;
            SeatMapTimer integration;
        }

        assertThatEachMemberBreaks(doesNotReachTheDatabase(FIXTURES), Database.class);
    }

    @Test
    void onlyEntitiesOfTheDomainHaveAMapping() {
        onlyEntitiesHaveAMapping(DOMAIN).check(EJB);
    }

    @Test
    void aMappingWithoutAnEntityIsFound() {
        class Mapped {
            @Id
            String id;
        }

        assertThatEachMemberBreaks(onlyEntitiesHaveAMapping(FIXTURES), Mapped.class);
    }

    @Test
    void theDomainDoesNotReadTheClock() {
        doesNotReadTheClock(DOMAIN).check(EJB);
    }

    @Test
    void aReadOfTheClockIsFound() {
        class Times {
            Instant now() {
                return Instant.now();
            }

            LocalDate today() {
                return LocalDate.now();
            }

            long milliseconds() {
                return System.currentTimeMillis();
            }

            Clock clock() {
                return Clock.systemUTC();
            }
        }

        assertThatEachMemberBreaks(doesNotReadTheClock(FIXTURES), Times.class);
    }

    private static ArchRule knowsNoContainer(String packages) {
        return noClasses().that().resideInAPackage(packages).should().dependOnClassesThat().resideInAnyPackage(CONTAINER);
    }

    private static ArchRule doesNotReachTheDatabase(String packages) {
        return noClasses().that().resideInAPackage(packages).should()
            .dependOnClassesThat(DescribedPredicate.describe("reach the database",
                used -> used.getPackageName().matches("java\\.sql.*|io\\.yemae\\.\\w+\\.(persistence|integration)")
                    || used.getPackageName().equals("jakarta.persistence") && !used.isAnnotation() && !used.isEnum()));
    }

    private static ArchRule onlyEntitiesHaveAMapping(String packages) {
        return noClasses().that().resideInAPackage(packages).and().areNotAnnotatedWith(Entity.class).should()
            .dependOnClassesThat().resideInAPackage("jakarta.persistence..");
    }

    private static ArchRule doesNotReadTheClock(String packages) {
        return noClasses().that().resideInAPackage(packages).should().callMethodWhere(DescribedPredicate.describe("read the clock",
            call -> READS_OF_THE_CLOCK.contains(call.getTargetOwner().getSimpleName() + "." + call.getName())
                && call.getTarget().getRawParameterTypes().isEmpty()));
    }
}
