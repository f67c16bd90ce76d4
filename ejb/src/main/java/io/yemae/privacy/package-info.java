/**
 * Personal data: export and deletion by its owner, and retention periods.
 *
 * <p>It reads the tables of all features by SQL, because all of them refer to users. Of their classes it knows only those of {@code
 * account}, which erases the account itself. A feature that stores data about a user adds it to {@code export.sql}, and to the reasons
 * against a deletion if it is unfinished.
 *
 * <p>Invariants: records of sales stay, under a pseudonym; the audit log and the points are never changed.
 */
package io.yemae.privacy;
