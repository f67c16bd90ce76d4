/** The audit log and its chain of seals. */
package io.yemae.it.audit;
