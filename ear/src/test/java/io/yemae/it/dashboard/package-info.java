/** Figures for operators. */
package io.yemae.it.dashboard;
