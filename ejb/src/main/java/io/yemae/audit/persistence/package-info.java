/** The statements of the audit log and of its chain of seals. */
package io.yemae.audit.persistence;
