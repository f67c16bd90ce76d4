/**
 * The pages in a real browser: an installed Chromium, driven by Playwright. Without one these tests are skipped, unless
 * {@code -Dyemae.browser=required}.
 */
package io.yemae.it.ui;
