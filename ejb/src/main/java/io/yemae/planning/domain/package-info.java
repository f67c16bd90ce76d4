/** The entities of events, performances and grades, the grades of sections, and the pictures of posters. */
package io.yemae.planning.domain;
