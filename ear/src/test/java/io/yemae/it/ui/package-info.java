/**
 * The pages in a real browser: an installed Chromium, driven by Playwright. Without one these tests are skipped, unless
 * {@code -Dyemae.browser=required}. What buyers and staff see is in the sub-packages; here are the browser, the pages that several tests
 * use, and what concerns all pages.
 */
package io.yemae.it.ui;
