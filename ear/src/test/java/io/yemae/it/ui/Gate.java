package io.yemae.it.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The page at which tickets are checked, as those at the door use it. */
public final class Gate {
    /** A hand scanner types, wherever the focus is. */
    public static final String TYPE = """
        [...text, 'Enter'].forEach(key =>
          document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})));""";

    private Gate() {
    }

    public static void scan(Page page, String code) {
        page.evaluate("text => { " + TYPE + " }", code);
    }

    public static Locator verdict(Page page, String kind) {
        return page.locator(".verdict[data-kind=" + kind + "]");
    }

    public static Locator figure(Page page, String name) {
        return page.locator("[data-figure=" + name + "] dd");
    }
}
