package io.yemae.devservices.sandbox.ledger;

/** How the buyer pays. The label is the {@code method} in the responses of the real gateway. */
public enum PaymentMethod {
    CARD("카드"), EASY_PAY("간편결제");

    private final String label;

    PaymentMethod(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * The method with this name or Korean label; a card if the text is missing.
     *
     * @throws GatewayException INVALID_REQUEST for any other text
     */
    public static PaymentMethod of(String text) {
        if (text == null || text.isBlank()) {
            return CARD;
        }
        for (PaymentMethod method : values()) {
            if (method.name().equals(text) || method.label.equals(text)) {
                return method;
            }
        }
        throw GatewayException.invalid("지원하지 않는 결제수단입니다.");
    }
}
