/**
 * Holds what {@code ejb/README.md} says about the structure. Each rule has a positive control: a test that it finds what breaks it. Classes
 * that break rules are in the tests of the rules, or in a package of their own if a rule depends on the package.
 */
package io.yemae.architecture;
