package io.yemae.it.checkout;

import io.yemae.it.kit.Platform;
import io.yemae.it.kit.YemaeIT;
import io.yemae.it.kit.places.Till;
import org.junit.jupiter.api.AfterEach;

/** Tests that pay at the sandbox of the payment gateway. Whatever fault a test has caused there is repaired after it. */
public abstract class CheckoutIT extends YemaeIT {
    protected static final Till till = new Till(Platform.sandbox(), sql, stage);

    @AfterEach
    void repairTheGateway() {
        Platform.sandbox().faults().clear();
        Platform.sandbox().webhooks().copies(1);
        Platform.sandbox().webhooks().release();
    }
}
