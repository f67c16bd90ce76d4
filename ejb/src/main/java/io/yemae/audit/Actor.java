package io.yemae.audit;

import jakarta.enterprise.context.RequestScoped;

/** Who acts where there is no access token: the platform itself, unless somebody else is named at the beginning of the call. */
@RequestScoped
public class Actor {
    private String name = "platform";

    /** @param name of whoever causes everything that follows in this call, such as "management" */
    public void become(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
