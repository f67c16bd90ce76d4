-- Requests a minute. So many may come at once, and the allowance is refilled continuously. Those of an address are meant for an office: they slow
-- down a program that guesses, and leave hundreds of people behind one address alone.
INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('rate.user.reads', 1200, 10, 1000000, '사용자 한 명의 분당 조회 요청 수.'),
    ('rate.user.writes', 240, 10, 1000000, '사용자 한 명의 분당 변경 요청 수.'),
    ('rate.user.holds', 60, 5, 1000000, '사용자 한 명의 분당 좌석 선점 시도 수.'),
    ('rate.user.quotes', 30, 5, 1000000, '사용자 한 명의 분당 가격(할인 코드) 조회 수.'),
    ('rate.address.reads', 4000, 10, 1000000, '한 주소의 분당 조회 요청 수. 로그인한 사용자의 요청은 사용자별로 센다.'),
    ('rate.address.writes', 600, 10, 1000000, '한 주소의 분당 변경 요청 수. 로그인한 사용자의 요청은 사용자별로 센다.'),
    ('rate.address.logins', 300, 5, 1000000, '한 주소의 분당 로그인과 회원가입 수.'),
    ('rate.address.mails', 20, 1, 1000000, '한 주소가 분당 요청하는 메일(주소 확인, 비밀번호 재설정) 수.'),
    ('rate.address.webhooks', 6000, 10, 1000000, '결제 시스템 한 주소의 분당 통지 수.');
