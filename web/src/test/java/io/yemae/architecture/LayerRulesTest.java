package io.yemae.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.yemae.architecture.ImportedClasses.YEMAE;
import static io.yemae.architecture.PositiveControl.assertThatClassBreaks;
import static io.yemae.architecture.PositiveControl.assertThatEachMemberBreaks;

import com.tngtech.archunit.lang.ArchRule;
import io.yemae.architecture.rest.FaultyResource;
import io.yemae.live.feed.FrameFormat;
import io.yemae.live.socketio.Engine;
import io.yemae.live.ws.Heartbeat;
import io.yemae.rest.json.JsonBounds;
import jakarta.persistence.Entity;
import jakarta.servlet.ServletContext;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

/** Where entities and resources stand, and who may know what of the web and of the database. */
class LayerRulesTest {
    // Domain packages are closed to other features and to the web, see FeatureRulesTest.
    private static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE = classes().that().areAnnotatedWith(Entity.class)
        .should().bePackagePrivate().orShould().resideInAPackage("io.yemae.*.domain");

    private static final ArchRule RESOURCES_STAND_IN_A_REST_PACKAGE = classes().that().areAnnotatedWith(Path.class).and().areNotInterfaces()
        .should().resideInAPackage("io.yemae.*.rest..");
    private static final ArchRule SOCKETS_STAND_IN_TWO_PACKAGES = classes().that().areAnnotatedWith(ServerEndpoint.class)
        .should().resideInAnyPackage("io.yemae.live.ws", "io.yemae.live.socketio");
    private static final ArchRule RESOURCES_KNOW_NO_DATABASE = noClasses().that().resideInAPackage("..rest..")
        .should().dependOnClassesThat().resideInAPackage("jakarta.persistence..");

    // The gateway is a web service: its adapter speaks HTTP as a client.
    private static final ArchRule FEATURES_KNOW_NOTHING_OF_THE_WEB = noClasses().that()
        .resideOutsideOfPackages("..rest..", "..feed..", "..ws..", "..socketio..", "io.yemae.pages..", "io.yemae.payment.integration")
        .should().dependOnClassesThat().resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..", "jakarta.websocket..",
            "..rest..", "..feed..", "..ws..", "..socketio..");

    @Test
    void entitiesStayInTheirFeature() {
        ENTITIES_STAY_IN_THEIR_FEATURE.check(YEMAE);
    }

    @Test
    void aPublicEntityIsFound() {
        assertThatClassBreaks(ENTITIES_STAY_IN_THEIR_FEATURE, PublicEntity.class);
    }

    @Test
    void resourcesStandInARestPackageAndKnowNoDatabase() {
        RESOURCES_STAND_IN_A_REST_PACKAGE.check(YEMAE);
        SOCKETS_STAND_IN_TWO_PACKAGES.check(YEMAE);
        RESOURCES_KNOW_NO_DATABASE.check(YEMAE);
    }

    @Test
    void aResourceElsewhereAndOneThatKnowsTheDatabaseAreFound() {
        @Path("elsewhere")
        class Resource {
        }

        @ServerEndpoint("/elsewhere")
        class Socket {
        }

        assertThatClassBreaks(RESOURCES_STAND_IN_A_REST_PACKAGE, Resource.class);
        assertThatClassBreaks(SOCKETS_STAND_IN_TWO_PACKAGES, Socket.class);
        assertThatEachMemberBreaks(RESOURCES_KNOW_NO_DATABASE, FaultyResource.class);
    }

    @Test
    void featuresKnowNothingOfTheWeb() {
        FEATURES_KNOW_NOTHING_OF_THE_WEB.check(YEMAE);
    }

    @Test
    void aFeatureThatKnowsTheWebIsFound() {
        class KnowsTheWeb {
            Response resources;
            ServletContext servlets;
            Session sockets;
            JsonBounds rest;
            FrameFormat feed;
            Heartbeat ws;
            Engine socketio;
        }

        assertThatEachMemberBreaks(FEATURES_KNOW_NOTHING_OF_THE_WEB, KnowsTheWeb.class);
    }

    @Entity
    public static class PublicEntity {
    }
}
