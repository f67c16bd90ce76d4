/**
 * Personal data: export and deletion by its owner, and retention periods.
 *
 * <p>It reads the tables of all features by SQL, because personal data is wherever a user's id is, and knows the classes of {@code account}
 * alone, which erases the account itself. A feature that stores something about a user adds it to {@code export.sql}, and to the reasons
 * against a deletion if it is unfinished.
 *
 * <p>Invariants: what was sold stays in the books, under a pseudonym; the audit log and the points are never changed.
 */
package io.yemae.privacy;
