/** Access to PostgreSQL: migrations, SQL resources, search conditions, and the meaning of failed statements. */
package io.yemae.shared.sql;
