-- What a reservation costs: its seats, and a booking fee, less a discount. The items tell the seats' prices.
ALTER TABLE reservations
    ADD fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
    ADD discount bigint NOT NULL DEFAULT 0 CHECK (discount >= 0);

CREATE TRIGGER reservations_price BEFORE UPDATE OF total_amount, fee, discount ON reservations FOR EACH ROW
    WHEN ((OLD.total_amount, OLD.fee, OLD.discount) IS DISTINCT FROM (NEW.total_amount, NEW.fee, NEW.discount)
      AND (OLD.status <> 'pending' OR OLD.fee <> NEW.fee OR NEW.total_amount + NEW.discount <> OLD.total_amount + OLD.discount))
    EXECUTE FUNCTION refuse_change('a price changes by its discount alone, and only before it is paid');

-- Either a percentage of the seats' prices or an amount off them. A code is kept in capitals.
CREATE TABLE discount_codes (
    id          uuid        PRIMARY KEY,
    code        text        NOT NULL CONSTRAINT discount_codes_code UNIQUE CHECK (code ~ '^[A-Z0-9-]{3,30}$'),
    percent     integer     CHECK (percent BETWEEN 1 AND 100),
    amount      bigint      CHECK (amount BETWEEN 1 AND 10000000),
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    total_limit integer     CHECK (total_limit > 0),
    user_limit  integer     CHECK (user_limit > 0),
    created_at  timestamptz NOT NULL,
    CONSTRAINT discount_codes_kind CHECK (num_nulls(percent, amount) = 1),
    CONSTRAINT discount_codes_window CHECK (starts_at < ends_at)
);

-- Which reservation uses which code. A use counts while its reservation is held or confirmed, so that nothing has to be counted back.
CREATE TABLE discount_uses (
    reservation_id uuid PRIMARY KEY,
    code_id        uuid NOT NULL REFERENCES discount_codes,
    user_id        uuid NOT NULL
);
CREATE INDEX discount_uses_by_code ON discount_uses (code_id, user_id);

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('booking.fee', 0, 0, 100000, '좌석 하나에 붙는 예매 수수료(원). 예매를 시작할 때의 값이 그 예매에 남는다.');
