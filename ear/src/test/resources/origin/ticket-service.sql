-- A small ticket service in the shape of requirement 2: its six tables in ticket_schema, the users in auth_schema, what the payment service
-- knows in payment_schema, and old tables in public that were left behind. Timestamps have no time zone and are Seoul's. All passwords are
-- Yemae-demo-1!
CREATE SCHEMA ticket_schema;
CREATE SCHEMA auth_schema;
CREATE SCHEMA payment_schema;

CREATE TABLE auth_schema.users (
    id uuid PRIMARY KEY, email varchar UNIQUE, password_hash varchar, name varchar, phone varchar, role varchar, created_at timestamp,
        updated_at timestamp);
CREATE TABLE ticket_schema.seat_layouts (
    id uuid PRIMARY KEY, name varchar, description text, total_seats integer, layout_config jsonb, created_at timestamp,
        updated_at timestamp);
CREATE TABLE ticket_schema.events (
    id uuid PRIMARY KEY, title varchar, description text, venue varchar, address varchar, event_date timestamp, sale_start_date timestamp,
    sale_end_date timestamp, poster_image_url text, status varchar, artist_name varchar, seat_layout_id uuid, created_at timestamp,
        updated_at timestamp);
CREATE TABLE ticket_schema.ticket_types (
    id uuid PRIMARY KEY, event_id uuid, name varchar, price integer, total_quantity integer, available_quantity integer, description text,
    created_at timestamp, updated_at timestamp);
CREATE TABLE ticket_schema.seats (
    id uuid PRIMARY KEY, event_id uuid, section varchar, row_number integer, seat_number integer, seat_label varchar, price integer,
        status varchar,
    created_at timestamp, updated_at timestamp);
CREATE TABLE ticket_schema.reservations (
    id uuid PRIMARY KEY, user_id uuid, event_id uuid, reservation_number varchar UNIQUE, total_amount integer, status varchar,
        payment_status varchar,
    payment_method varchar, expires_at timestamp, created_at timestamp, updated_at timestamp);
CREATE TABLE ticket_schema.reservation_items (
    id uuid PRIMARY KEY, reservation_id uuid, ticket_type_id uuid, seat_id uuid, quantity integer, unit_price integer, subtotal integer,
        created_at timestamp);
CREATE TABLE ticket_schema.keyword_mappings (id uuid, korean varchar, english varchar, entity_type varchar);
CREATE TABLE payment_schema.payments (
    id uuid PRIMARY KEY, reservation_id uuid, order_id varchar, payment_key varchar, amount integer, method varchar, status varchar,
        toss_approved_at timestamp);
CREATE TABLE public.events (id uuid, title varchar);

INSERT INTO auth_schema.users VALUES
    ('a0000000-0000-4000-8000-000000000001', 'Moved.Buyer@origin.test', '$2b$10$urv2IohCw/9JEqP8wDzMBuiJM0yhTF/9UmPMndXiJjUYyHOE.Fhm2',
        '이사람', '010-9900-0001', 'user', '2026-01-02 10:00', '2026-01-02 10:00'),
    ('a0000000-0000-4000-8000-000000000002', 'abroad@origin.test', '$2b$10$urv2IohCw/9JEqP8wDzMBuiJM0yhTF/9UmPMndXiJjUYyHOE.Fhm2', 'Kim',
        '+1 555 0100', 'user', '2026-01-03 10:00', NULL),
    ('a0000000-0000-4000-8000-000000000003', 'admin@yemae.test', '$2b$10$urv2IohCw/9JEqP8wDzMBuiJM0yhTF/9UmPMndXiJjUYyHOE.Fhm2', '관리자',
        NULL, 'admin', '2026-01-01 10:00', NULL),
    ('a0000000-0000-4000-8000-000000000004', 'google@origin.test', NULL, '구글', NULL, 'user', '2026-01-04 10:00', NULL);

INSERT INTO ticket_schema.seat_layouts VALUES
    ('b0000000-0000-4000-8000-000000000001', '이관 소극장', '두 구역', 7,
     '{"sections":[{"name":"VIP","rows":1,"seatsPerRow":4,"price":150000,"startRow":1},'
      '{"name":"R","rows":1,"seatsPerRow":3,"price":100000,"startRow":2}]}',
     '2026-01-01 00:00', NULL),
    ('b0000000-0000-4000-8000-000000000002', '고장난 배치', NULL, 10, '{"rows":[]}', '2026-01-01 00:00', NULL);

INSERT INTO ticket_schema.events VALUES
    ('e0000000-0000-4000-8000-000000000001', '이관 공연', '설명', '이관 홀', '서울시 중구', '2031-05-01 19:30', '2026-01-01 00:00', '2031-05-01 00:00',
        NULL, 'on_sale', '이관 가수', 'b0000000-0000-4000-8000-000000000001', '2026-01-01 00:00', '2026-01-01 00:00'),
    ('e0000000-0000-4000-8000-000000000002', '이관 스탠딩', NULL, '이관 홀', '서울시 중구', '2031-05-01 20:00', '2026-01-01 00:00', '2031-05-01 00:00',
        NULL, 'on_sale', NULL, NULL, '2026-01-01 00:00', '2026-01-01 00:00'),
    ('e0000000-0000-4000-8000-000000000003', '거꾸로', NULL, '이관 홀', '서울시 중구', '2031-06-01 20:00', '2031-05-01 00:00', '2026-01-01 00:00',
        NULL, 'upcoming', NULL, NULL, '2026-01-01 00:00', NULL),
    ('e0000000-0000-4000-8000-000000000004', '배치 없는 좌석', NULL, '이관 홀', '서울시 중구', '2031-07-01 20:00', '2026-01-01 00:00', '2031-07-01 00:00',
        NULL, 'on_sale', NULL, 'b0000000-0000-4000-8000-000000000002', '2026-01-01 00:00', NULL);

INSERT INTO ticket_schema.ticket_types VALUES
    ('c0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001', 'VIP', 150000, 4, 2, '앞자리', NULL, NULL),
    ('c0000000-0000-4000-8000-000000000002', 'e0000000-0000-4000-8000-000000000001', '장식', 10000, 100, 100, NULL, NULL, NULL),
    ('c0000000-0000-4000-8000-000000000003', 'e0000000-0000-4000-8000-000000000002', '스탠딩', 30000, 5, 3, NULL, NULL, NULL);

INSERT INTO ticket_schema.seats
SELECT ('d0000000-0000-4000-8000-00000000000' || n)::uuid, 'e0000000-0000-4000-8000-000000000001', 'VIP', 1, n, 'VIP-1-' || n, 150000,
       CASE WHEN n <= 2 THEN 'sold' ELSE 'available' END, '2026-01-01 00:00', NULL
FROM generate_series(1, 4) n;
INSERT INTO ticket_schema.seats
SELECT ('d0000000-0000-4000-8000-00000000001' || n)::uuid, 'e0000000-0000-4000-8000-000000000001', 'R', 2, n, 'R-2-' || n,
       CASE n WHEN 3 THEN 90000 ELSE 100000 END, 'available', '2026-01-01 00:00', NULL
FROM generate_series(1, 3) n;
INSERT INTO ticket_schema.seats
SELECT ('d0000000-0000-4000-8000-00000000002' || n)::uuid, 'e0000000-0000-4000-8000-000000000004', 'A', 1, n, 'A-1-' || n, 50000,
    'available', '2026-01-01 00:00', NULL
FROM unnest(ARRAY[1, 2, 4]) n;

INSERT INTO ticket_schema.reservations VALUES
    ('f0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001',
        'TK1767225600000AAAA1', 302000, 'confirmed', 'completed', 'naver_pay', '2026-02-01 09:05', '2026-02-01 09:00', '2026-02-01 09:03'),
    ('f0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000002', 'e0000000-0000-4000-8000-000000000001',
        'TK1767225600000AAAA2', 150000, 'confirmed', 'completed', 'kakao_pay', '2026-02-01 09:06', '2026-02-01 09:01', '2026-02-01 09:03'),
    ('f0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001',
        'TK1767225600000AAAA3', 100000, 'pending', 'pending', NULL, '2099-01-01 00:00', '2026-02-01 09:01', NULL),
    ('f0000000-0000-4000-8000-000000000004', 'a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001',
        'TK1767225600000AAAA4', 100000, 'pending', 'pending', NULL, '2026-02-01 08:05', '2026-02-01 08:00', NULL),
    ('f0000000-0000-4000-8000-000000000005', 'a0000000-0000-4000-8000-000000000002', 'e0000000-0000-4000-8000-000000000002',
        'TK1767225600000AAAA5', 55000, 'confirmed', 'completed', 'toss', '2026-02-02 09:05', '2026-02-02 09:00', '2026-02-02 09:01'),
    ('f0000000-0000-4000-8000-000000000006', 'a0000000-0000-4000-8000-000000000003', 'e0000000-0000-4000-8000-000000000002',
        'TK1767225600000AAAA6', 30000, 'confirmed', 'completed', 'toss', '2026-02-02 09:05', '2026-02-02 09:00', NULL),
    ('f0000000-0000-4000-8000-000000000007', 'a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000002',
        'TK1767225600000AAAA7', 30000, 'cancelled', 'refunded', 'bank_transfer', '2026-02-03 09:05', '2026-02-03 09:00',
            '2026-02-04 09:00'),
    ('f0000000-0000-4000-8000-000000000008', 'a0000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001',
        'TK1767225600000AAAA8', 100000, 'confirmed', 'completed', 'bank_transfer', '2026-02-05 09:05', '2026-02-05 09:00',
            '2026-02-05 09:01');
INSERT INTO ticket_schema.reservation_items VALUES
    ('90000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001', NULL, 'd0000000-0000-4000-8000-000000000001', 1,
        150000, 150000, NULL),
    ('90000000-0000-4000-8000-000000000002', 'f0000000-0000-4000-8000-000000000001', NULL, 'd0000000-0000-4000-8000-000000000002', 1,
        150000, 150000, NULL),
    ('90000000-0000-4000-8000-000000000003', 'f0000000-0000-4000-8000-000000000002', NULL, 'd0000000-0000-4000-8000-000000000002', 1,
        150000, 150000, NULL),
    ('90000000-0000-4000-8000-000000000004', 'f0000000-0000-4000-8000-000000000003', NULL, 'd0000000-0000-4000-8000-000000000011', 1,
        100000, 100000, NULL),
    ('90000000-0000-4000-8000-000000000005', 'f0000000-0000-4000-8000-000000000004', NULL, 'd0000000-0000-4000-8000-000000000011', 1,
        100000, 100000, NULL),
    ('90000000-0000-4000-8000-000000000006', 'f0000000-0000-4000-8000-000000000005', 'c0000000-0000-4000-8000-000000000003', NULL, 2, 30000,
        60000, NULL),
    ('90000000-0000-4000-8000-000000000007', 'f0000000-0000-4000-8000-000000000006', 'c0000000-0000-4000-8000-000000000003', NULL, 1, 30000,
        30000, NULL),
    ('90000000-0000-4000-8000-000000000008', 'f0000000-0000-4000-8000-000000000007', 'c0000000-0000-4000-8000-000000000003', NULL, 1, 30000,
        30000, NULL),
    ('90000000-0000-4000-8000-000000000009', 'f0000000-0000-4000-8000-000000000008', NULL, 'd0000000-0000-4000-8000-000000000012', 1,
        100000, 100000, NULL);
INSERT INTO payment_schema.payments VALUES
    ('80000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000005', 'ORDER_5', 'toss_payment_key_5', 55000, '카드',
        'confirmed', '2026-02-02 09:01');
INSERT INTO ticket_schema.keyword_mappings VALUES (gen_random_uuid(), '이관 가수', 'Moved Singer', 'artist');
