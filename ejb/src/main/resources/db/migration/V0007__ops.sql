CREATE TABLE policies (
    name        text        PRIMARY KEY,
    value       bigint      NOT NULL,
    smallest    bigint      NOT NULL,
    largest     bigint      NOT NULL,
    description text        NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT policies_range CHECK (value BETWEEN smallest AND largest)
);
INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('hold.minutes', 5, 1, 60, '좌석 임시배정 시간(분). 이벤트마다 따로 정할 수 있다.'),
    ('seats.per.user', 1, 1, 10, '회차당 한 사람이 가질 수 있는 좌석 수. 이벤트마다 따로 정할 수 있다.');

CREATE TABLE audit_entries (
    id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT now(),
    actor  text        NOT NULL,
    action text        NOT NULL,
    target text        NOT NULL,
    detail text        NOT NULL
);
CREATE INDEX audit_entries_by_target ON audit_entries (target, id);

CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW
    EXECUTE FUNCTION refuse_change('entries of the audit log are never changed or deleted');
