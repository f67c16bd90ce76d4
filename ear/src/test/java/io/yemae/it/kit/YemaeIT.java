package io.yemae.it.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Base class of tests that share one server with the EAR as built. Checks the platform's invariants after each class. */
@ExtendWith(ArquillianExtension.class)
public abstract class YemaeIT {
    public static final Sql sql = Platform.sql();
    public static final Api api = new Api(Platform.http());
    public static final Stage stage = new Stage(api, sql, Platform.keys());

    private static final Duration SOON = Duration.ofSeconds(20);

    /**
     * The platform reads policies and feature flags once a second. Waits until the values that the previous class or test has restored are
     * in effect.
     */
    @BeforeAll
    public static void awaitPolicies() {
        await().until(() -> sql.number("""
            SELECT count(*)
            FROM (SELECT updated_at FROM policies UNION ALL SELECT updated_at FROM feature_flags) changed
            WHERE updated_at > now() - interval '1500 milliseconds'""") == 0);
    }

    /** After a test and not before the next one, whose fields may already use the policies. */
    @AfterEach
    final void awaitRestoredPolicies() {
        awaitPolicies();
    }

    /** Waits until an assertion holds. The platform needs less than a second; a loaded machine may need far longer. */
    public static void soon(ThrowingRunnable assertion) {
        await().ignoreExceptions().pollInterval(Duration.ofMillis(20)).atMost(SOON).untilAsserted(assertion);
    }

    @AfterAll
    public static void assertInvariants() {
        assertInvariants(stage);
    }

    public static void assertInvariants(Stage stage) {
        assertThat(stage.administrator().get("/api/admin/invariants").expect(200).json().get("invariants"))
            .isNotEmpty()
            .allSatisfy(each -> assertThat(each.get("violations").asLong()).as(each.get("name").asText()).isZero());
    }
}
