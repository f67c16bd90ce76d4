/** The statements that read the figures for operators. */
package io.yemae.dashboard.persistence;
