-- What is never deleted is not emptied either: row triggers do not see TRUNCATE.
CREATE TRIGGER audit_entries_kept BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change('entries of the audit log are never changed or deleted');
CREATE TRIGGER point_entries_kept BEFORE TRUNCATE ON point_entries FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change('entries of a point account are never changed or deleted');
CREATE TRIGGER refunds_not_emptied BEFORE TRUNCATE ON refunds FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change('refunds are never deleted');
CREATE TRIGGER tickets_not_emptied BEFORE TRUNCATE ON tickets FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change('tickets are never deleted');
