package io.yemae.pricing;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/**
 * The buyer cannot use the discount code: conflict {@code DISCOUNT_CODE_NOT_VALID}. The answer is the same for unknown codes, so that it
 * does not reveal which codes exist.
 */
public class DiscountCodeNotValid extends Problem {
    private static final long serialVersionUID = 1L;

    public DiscountCodeNotValid() {
        super(ProblemKind.CONFLICT, "DISCOUNT_CODE_NOT_VALID", "사용할 수 없는 할인 코드입니다.");
    }
}
