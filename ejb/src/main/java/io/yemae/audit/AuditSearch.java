package io.yemae.audit;

import io.yemae.audit.persistence.AuditEntryRows;
import io.yemae.shared.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Searches the audit log (requirement 0, section 4: actions can be traced). */
@Stateless
public class AuditSearch {

    @Inject
    AuditEntryRows entries;

    /** Newest first. The total is counted up to 10,000. */
    public Page<AuditEntry> find(AuditFilter filter) {
        return entries.find(filter);
    }
}
