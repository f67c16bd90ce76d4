/** Free-seating tickets (requirement 0). */
package io.yemae.it.boxoffice;
