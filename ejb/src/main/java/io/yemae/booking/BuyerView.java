package io.yemae.booking;

import io.yemae.shared.UserId;

/** Whose a reservation is, for administrators alone; name, e-mail address and phone number are null when the user is gone. */
public record BuyerView(UserId id, String name, String email, String phone) {
}
