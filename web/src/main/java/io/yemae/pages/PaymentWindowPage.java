package io.yemae.pages;

import java.net.URI;
import java.util.Map;

/**
 * How a page opens the payment window: by the gateway's own script, or by the address of the sandbox.
 *
 * @param script  the gateway's script; null for the sandbox
 * @param address the sandbox's window; null for the gateway
 */
record PaymentWindowPage(String script, String address) {
    private static final String SCRIPT = "https://js.tosspayments.com/v2/standard";
    private static final String SCRIPT_SOURCE = "https://js.tosspayments.com";
    private static final String WINDOW_SOURCES = "https://*.tosspayments.com";

    static PaymentWindowPage ofGateway() {
        return new PaymentWindowPage(SCRIPT, null);
    }

    static PaymentWindowPage ofSandbox(URI sandbox) {
        return new PaymentWindowPage(null, sandbox.resolve("/window").toString());
    }

    /** What the page needs beyond the policy of every page. The sandbox needs nothing: the browser goes there. */
    Map<String, String> policy() {
        return script == null ? Map.of() : Map.of(
            "script-src", SCRIPT_SOURCE,
            "connect-src", WINDOW_SOURCES,
            "frame-src", WINDOW_SOURCES,
            "form-action", WINDOW_SOURCES,
            // The gateway's script was not written for trusted types.
            "require-trusted-types-for", PageHeaders.NONE,
            "trusted-types", PageHeaders.NONE);
    }
}
