package io.yemae.catalog;

/** Why a performance cannot be booked. */
public enum Closed {
    CANCELLED("취소된 공연입니다."),
    STARTED("이미 시작된 공연입니다."),
    SALE_ENDED("판매가 종료되었습니다."),
    SALE_NOT_STARTED("판매 시작 전입니다."),
    SOLD_OUT("매진되었습니다.");

    private final String sentence;

    Closed(String sentence) {
        this.sentence = sentence;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }
}
