/** The bots, what they speak HTTP with, what is measured meanwhile, and the timer that cleans up. */
package io.yemae.rehearsal.integration;
