/** One complete sale through the pages of organisers, buyers, the door and the report, with all its numbers compared. */
package io.yemae.it.ui.sale;
