package io.yemae.ops;

/** A part of the platform that operators switch off and on while it runs. */
public enum FeatureFlag {
    /** New holds, by any path. What is held already can still be paid and cancelled. */
    HOLDS("holds", "지금은 예매를 받지 않습니다. 잠시 후 다시 시도해주세요."),
    /** Paying with points. */
    PAYMENTS_POINTS("payments.points", "지금은 포인트로 결제할 수 없습니다. 잠시 후 다시 시도하거나 다른 방법으로 결제해주세요."),
    /** New orders at the gateway: cards and easy payments. Whoever is in its payment window already can still pay. */
    PAYMENTS_CARD("payments.card", "지금은 카드로 결제할 수 없습니다. 잠시 후 다시 시도하거나 다른 방법으로 결제해주세요."),
    /** Users charge points without paying for them. Administrators may anyway. */
    POINTS_CHARGE("points.charge", "포인트는 결제로 충전해주세요.");

    private final String key;
    private final String sentence;

    FeatureFlag(String key, String sentence) {
        this.key = key;
        this.sentence = sentence;
    }

    String key() {
        return key;
    }

    /** What people are told while it is off. */
    public String sentence() {
        return sentence;
    }
}
