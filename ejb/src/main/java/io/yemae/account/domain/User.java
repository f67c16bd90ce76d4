package io.yemae.account.domain;

import io.yemae.account.ChangeProfile;
import io.yemae.account.RegisterUser;
import io.yemae.account.UserView;
import io.yemae.shared.UserId;
import io.yemae.shared.text.Language;
import io.yemae.tokens.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** An account. Its row stays after the erasure, under a pseudonym. */
@Entity
@Table(name = "users")
public class User {

    @Id
    private UUID id;

    /** Assigned by the database: requirement 3 addresses users by number. */
    @Generated
    @Column(insertable = false, updatable = false)
    private Long number;

    private String name;
    private String email;
    private String phone;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    /** Null unless the account is locked. */
    @Column(name = "locked_at")
    private Instant lockedAt;

    /** Part of each access token; incrementing it ends earlier tokens. */
    @Column(name = "token_generation")
    private int tokenGeneration;

    /** Null until the owner has confirmed the address. */
    @Column(name = "email_confirmed_at")
    private Instant emailConfirmedAt;

    /** The code of the language that mails are written in. */
    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected User() {
    }

    public User(UUID id, RegisterUser command, String passwordHash, Role role, Instant now) {
        this.id = id;
        this.name = command.name();
        this.email = command.email();
        this.phone = command.phone();
        this.passwordHash = passwordHash;
        this.role = role;
        this.language = command.language().code();
        // The address of the first administrator comes from the installation's settings.
        this.emailConfirmedAt = role == Role.USER ? null : now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** @return whether the role changed; then the user's access tokens of earlier generations have ended */
    public boolean become(Role newRole, Instant now) {
        if (role == newRole) {
            return false;
        }
        role = newRole;
        tokenGeneration++;
        updatedAt = now;
        return true;
    }

    /** @return whether the lock changed; then the user's access tokens of earlier generations have ended */
    public boolean lock(boolean wanted, Instant now) {
        if (isLocked() == wanted) {
            return false;
        }
        lockedAt = wanted ? now : null;
        tokenGeneration++;
        updatedAt = now;
        return true;
    }

    public boolean isLocked() {
        return lockedAt != null;
    }

    public int tokenGeneration() {
        return tokenGeneration;
    }

    /** @param newPasswordHash null to keep the password */
    public void change(ChangeProfile command, String newPasswordHash, Instant now) {
        name = command.name() == null ? name : command.name();
        phone = command.phone() == null ? phone : command.phone();
        language = command.language() == null ? language : command.language().code();
        passwordHash = newPasswordHash == null ? passwordHash : newPasswordHash;
        updatedAt = now;
    }

    /** Stores another hash of the same password. */
    public void renewPasswordHash(String newPasswordHash) {
        passwordHash = newPasswordHash;
    }

    /** Also confirms the address, because the link was mailed to it. */
    public void resetPassword(String newPasswordHash, Instant now) {
        passwordHash = newPasswordHash;
        emailConfirmedAt = emailConfirmedAt == null ? now : emailConfirmedAt;
        updatedAt = now;
    }

    public void confirmEmail(Instant now) {
        emailConfirmedAt = now;
        updatedAt = now;
    }

    /** Replaces the address by another one that the owner has confirmed. */
    public void changeEmail(String confirmed, Instant now) {
        email = confirmed;
        confirmEmail(now);
    }

    public String passwordHash() {
        return passwordHash;
    }

    public UserView view() {
        return new UserView(new UserId(id), number, name, email, phone, role, createdAt, emailConfirmedAt != null, isLocked(),
            Language.of(language));
    }
}
