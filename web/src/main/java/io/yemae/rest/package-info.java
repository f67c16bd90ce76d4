/**
 * What all resources share: the JAX-RS application, who the caller is, and how every refusal becomes an answer. No resource lives here, and
 * nothing of a single feature.
 */
package io.yemae.rest;
