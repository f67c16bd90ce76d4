package io.yemae.catalog;

/** Why a performance cannot be booked. */
public enum NotBookable {
    CANCELLED("취소된 공연입니다."),
    STARTED("이미 시작된 공연입니다."),
    SALE_ENDED("판매가 종료되었습니다."),
    SALE_NOT_STARTED("판매 시작 전입니다."),
    SOLD_OUT("매진되었습니다.");

    private final String sentence;

    NotBookable(String sentence) {
        this.sentence = sentence;
    }

    /** The reason as a sentence for people. */
    public String sentence() {
        return sentence;
    }
}
