package io.yemae.booking;

import io.yemae.shared.UserId;

/** The buyer of a reservation, for administrators. Name, e-mail address and phone number are null if the user has been deleted. */
public record BuyerView(UserId id, String name, String email, String phone) {
}
