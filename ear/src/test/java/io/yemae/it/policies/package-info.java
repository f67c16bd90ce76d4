/** Policies and feature flags. */
package io.yemae.it.policies;
