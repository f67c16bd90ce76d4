INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('exports.per.hour', 60, 1, 10000, '직원 한 명이 한 시간에 내려받을 수 있는 파일(예매, 결제, 판매) 수.');
