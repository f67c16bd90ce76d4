package io.yemae.tokens;

import io.yemae.audit.AuditLog;
import io.yemae.tokens.integration.KeyRing;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The keys that sign access tokens, for administrators and other services. */
@Stateless
public class SigningKeys {

    @Inject
    KeyRing keys;

    @Inject
    AuditLog audit;

    /**
     * Creates the next key, which signs from now on. Nobody is logged out: tokens of an older key stay valid as long as that key exists.
     *
     * @return the key's id
     */
    public String makeNext() {
        String name = keys.nextName();
        audit.record("key.create", name, "");
        keys.add(name);
        return name;
    }

    /** Each key as a public JSON Web Key (RFC 7517). */
    public List<Map<String, Object>> published() {
        return keys.published();
    }

    /** Reads the folder again, because keys may have been added or removed. */
    public void refresh() {
        keys.refresh();
    }
}
