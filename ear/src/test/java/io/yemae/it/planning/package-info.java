/** Events, performances, grades, posters and venues as staff enter and change them. */
package io.yemae.it.planning;
