-- Which policies and feature flags have got their initial value from the installation's settings. It is given once: what an operator changes stays.
CREATE TABLE initial_values (
    name     text        PRIMARY KEY,
    value    bigint      NOT NULL,
    given_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('accounts.confirm', 1, 0, 1, '1: 이메일 주소를 확인한 사용자만 좌석을 잡을 수 있고, 확인되지 않은 주소로는 다른 메일을 보내지 않는다. 0: 묻지 않는다.'),
    ('accounts.second.factor', 1, 0, 1, '1: 관리자와 매표소 직원은 2단계 인증을 등록해야 일할 수 있다. 0: 등록하지 않아도 된다.'),
    ('accounts.mails.per.day', 5, 1, 100, '한 계정에 하루에 보내는 메일 수. 주소 확인, 비밀번호 재설정, 주소 변경, 잠금 해제를 따로 센다.');
