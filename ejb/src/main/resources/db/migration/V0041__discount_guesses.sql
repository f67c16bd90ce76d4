-- How many discount codes a user has tried in vain within the present window.
CREATE TABLE discount_guesses (
    user_id  uuid        PRIMARY KEY,
    failures integer     NOT NULL,
    ends_at  timestamptz NOT NULL
);
CREATE INDEX discount_guesses_over ON discount_guesses (ends_at);

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('discount.failures.per.user', 10, 1, 1000, '한 사람이 15분 안에 쓸 수 없는 할인 코드를 몇 번까지 입력할 수 있는지.');
