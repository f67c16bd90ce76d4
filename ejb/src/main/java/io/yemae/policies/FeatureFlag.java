package io.yemae.policies;

/** A part of the platform that operators switch on and off at runtime. */
public enum FeatureFlag {
    /** New holds, by any path. Existing holds can still be paid and cancelled. */
    HOLDS("holds", "지금은 예매를 받지 않습니다. 잠시 후 다시 시도해주세요."),
    /** Paying with points. */
    PAYMENTS_POINTS("payments.points", "지금은 포인트로 결제할 수 없습니다. 잠시 후 다시 시도하거나 다른 방법으로 결제해주세요."),
    /** New orders at the gateway: cards and easy payments. A buyer who is already in its payment window can still pay. */
    PAYMENTS_CARD("payments.card", "지금은 카드로 결제할 수 없습니다. 잠시 후 다시 시도하거나 다른 방법으로 결제해주세요."),
    /** Users may charge points without paying. Administrators always may. */
    POINTS_CHARGE("points.charge", "포인트는 결제로 충전해주세요.");

    private final String key;
    private final String sentence;

    FeatureFlag(String key, String sentence) {
        this.key = key;
        this.sentence = sentence;
    }

    public String key() {
        return key;
    }

    /** The sentence for people while it is off. */
    public String sentence() {
        return sentence;
    }
}
