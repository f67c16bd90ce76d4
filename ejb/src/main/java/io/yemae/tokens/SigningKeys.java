package io.yemae.tokens;

import io.yemae.ops.AuditLog;
import io.yemae.tokens.integration.KeyRing;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The keys that sign access tokens, as administrators and other services see them. */
@Stateless
public class SigningKeys {

    @Inject
    KeyRing keys;

    @Inject
    AuditLog audit;

    /**
     * Makes the next key, which signs from now on. Nobody is logged out: tokens of the older keys stay good as long as those are there.
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

    /** Learns which keys were added or taken away in the folder. */
    public void refresh() {
        keys.refresh();
    }
}
