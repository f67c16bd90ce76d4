/** Policies and feature flags over HTTP. */
package io.yemae.policies.rest;
