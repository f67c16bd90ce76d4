/** The statements of policies and feature flags. */
package io.yemae.policies.persistence;
