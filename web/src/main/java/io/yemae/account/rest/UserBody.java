package io.yemae.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.account.UserView;
import io.yemae.rest.Pages;
import io.yemae.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user in responses. {@code id} and {@code userId} are equal, because clients of different requirements read one or the other.
 *
 * @param phone          only for the user and for administrators; absent elsewhere
 * @param createdAt      only for the user and for administrators; absent elsewhere
 * @param emailConfirmed whether the address has been confirmed; only for the user and for administrators, absent elsewhere
 * @param locked         true if nobody can log in to the account; absent elsewhere
 * @param language       that mails to the user are written in: ko, en; only for the user and for administrators, absent elsewhere
 */
@Schema(name = "User", requiredProperties = {"id", "userId", "email", "name", "role"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserBody(UUID id, UUID userId, long number, String email, String name, String role, String phone, Instant createdAt,
                       Boolean emailConfirmed, Boolean locked, String language) {

    public static UserBody brief(UserView user) {
        return new UserBody(user.id().value(), user.id().value(), user.number(), user.email(), user.name(), user.role().wireName(), null,
            null, null, null, null);
    }

    public static UserBody full(UserView user) {
        return new UserBody(user.id().value(), user.id().value(), user.number(), user.email(), user.name(), user.role().wireName(),
            user.phone(), user.createdAt(), user.emailConfirmed(), user.locked() ? true : null, user.language().code());
    }

    /** The wrapper that clients of requirement 2 expect. */
    @Schema(name = "UserResponse")
    public record Wrapped(UserBody user) {
    }

    /** The response to other services that verify a token. */
    @Schema(name = "VerifiedToken")
    public record Verified(boolean valid, UserBody user) {
    }

    @Schema(name = "UsersResponse")
    public record Listed(List<UserBody> users, Pages pagination) {

        public static Listed of(Page<UserView> page) {
            return new Listed(page.items().stream().map(UserBody::full).toList(), Pages.of(page));
        }
    }
}
