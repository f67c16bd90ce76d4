/** The pages of organisers, box offices, doors and administrators. */
package io.yemae.it.ui.staff;
