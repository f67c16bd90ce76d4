package io.yemae.account.domain;

import io.yemae.account.ChangeProfile;
import io.yemae.account.RegisterUser;
import io.yemae.account.UserView;
import io.yemae.shared.UserId;
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

/** Somebody with an account. */
@Entity
@Table(name = "users")
public class User {

    @Id
    private UUID id;

    /** Given by the database: requirement 3 addresses users by number. */
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

    /** Told in each access token; raising it ends those before. */
    @Column(name = "token_generation")
    private int tokenGeneration;

    /** Null until the owner has shown to receive mail at the address. */
    @Column(name = "email_confirmed_at")
    private Instant emailConfirmedAt;

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
        // The first administrator's address comes from whoever installs the platform.
        this.emailConfirmedAt = role == Role.USER ? null : now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** @return whether it is another role than before; then the user's access tokens of earlier generations are over */
    public boolean become(Role newRole, Instant now) {
        if (role == newRole) {
            return false;
        }
        role = newRole;
        tokenGeneration++;
        updatedAt = now;
        return true;
    }

    /** @return whether that is new; then the user's access tokens of earlier generations are over */
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

    /** @param newPasswordHash null when the password stays */
    public void change(ChangeProfile command, String newPasswordHash, Instant now) {
        name = command.name() == null ? name : command.name();
        phone = command.phone() == null ? phone : command.phone();
        passwordHash = newPasswordHash == null ? passwordHash : newPasswordHash;
        updatedAt = now;
    }

    /** The same password, hashed anew. */
    public void renewPasswordHash(String newPasswordHash) {
        passwordHash = newPasswordHash;
    }

    /** By whoever has shown to receive mail at the address. */
    public void resetPassword(String newPasswordHash, Instant now) {
        passwordHash = newPasswordHash;
        emailConfirmedAt = emailConfirmedAt == null ? now : emailConfirmedAt;
        updatedAt = now;
    }

    public void confirmEmail(Instant now) {
        emailConfirmedAt = now;
        updatedAt = now;
    }

    /** To an address at which the owner has shown to receive mail. */
    public void changeEmail(String confirmed, Instant now) {
        email = confirmed;
        confirmEmail(now);
    }

    public String passwordHash() {
        return passwordHash;
    }

    public UserView view() {
        return new UserView(new UserId(id), number, name, email, phone, role, createdAt, emailConfirmedAt != null, isLocked());
    }
}
