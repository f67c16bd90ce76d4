package io.yemae.bench;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yemae.it.kit.Invariants;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All benchmarks, in an order: the rate of holds is measured first, because others are relative to it. {@code -Dbench.quick} takes a
 * fraction of the time and is less exact; {@code -Dbench.scaling} adds charts of the rates at several sizes.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformBench {
    private static final String WEB_XML = """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <context-param>
            <param-name>resteasy.preferJacksonOverJsonB</param-name>
            <param-value>true</param-value>
          </context-param>
        </web-app>
        """;

    @Deployment(testable = false)
    static WebArchive empty() {
        return ShrinkWrap.create(WebArchive.class, "empty.war").addClasses(EmptyApplication.class, EmptyResource.class)
            .setWebXML(new StringAsset(WEB_XML));
    }

    @AfterEach
    void write() {
        Bench.REPORT.write();
    }

    @AfterAll
    static void invariants() {
        Invariants.check(Bench.SQL);
    }

    @Test
    @Order(1)
    void holds() {
        new Holds().measure();
    }

    @Test
    @Order(2)
    void reads() {
        new Reads().measure();
    }

    @Test
    @Order(3)
    void polls() {
        new Lobbies().polls();
    }

    @Test
    @Order(4)
    void entries() {
        new Lobbies().entries();
    }

    @Test
    @Order(5)
    void oneSeat() {
        new OneSeat().measure();
    }

    @Test
    @Order(6)
    void overload() {
        new Overload().measure();
    }

    @Test
    @Order(7)
    void startOfASale() {
        new OnSale().measure();
    }

    @Test
    @Order(8)
    void formsOfTheHoldStatement() {
        new HoldVariants().measure();
    }

    @Test
    @Order(9)
    void coldStart() throws Exception {
        assumeFalse(Bench.QUICK, "Starting a server takes too long for a short run");
        new ColdStart().measure();
    }

    @Test
    @Order(10)
    void scaling() {
        assumeTrue(Scaling.ASKED_FOR, "-Dbench.scaling is not set");
        Scaling scaling = new Scaling();
        scaling.seats();
        scaling.connections();
        scaling.waiting();
        scaling.events();
        scaling.nodes();
    }

    @Test
    @Order(11)
    void memory() throws Exception {
        new Memory().measure();
    }

    /** Last, because each payment is followed by a mail, and thousands of mails would disturb other measurements. */
    @Test
    @Order(12)
    void paymentsWithPoints() {
        new Pays().measure();
    }
}
