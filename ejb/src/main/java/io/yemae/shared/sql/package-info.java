/** What native SQL and the database need: the migrations, SQL resources, search conditions, and what a failed statement means. */
package io.yemae.shared.sql;
