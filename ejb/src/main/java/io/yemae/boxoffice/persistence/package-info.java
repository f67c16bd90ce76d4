/** The statements that add, lock and look up tickets. */
package io.yemae.boxoffice.persistence;
