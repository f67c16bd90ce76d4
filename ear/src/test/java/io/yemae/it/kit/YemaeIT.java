package io.yemae.it.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Base class of tests that share one server with the EAR as built. They run one after another, beside classes with servers of their own.
 * Checks the platform's invariants after each class.
 */
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(ArquillianExtension.class)
public abstract class YemaeIT {
    public static final Sql sql = Platform.sql();
    public static final Api api = new Api(Platform.http());
    public static final Stage stage = new Stage(api, sql, Platform.keys());

    private static final Duration SOON = Duration.ofSeconds(20);

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
