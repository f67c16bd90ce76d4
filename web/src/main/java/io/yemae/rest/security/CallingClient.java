package io.yemae.rest.security;

import io.yemae.rest.AcceptLanguage;
import io.yemae.rest.edge.client.ClientNetwork;
import io.yemae.shared.text.Language;
import io.yemae.tries.Client;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The address, the browser and the language that this request comes with. */
@RequestScoped
public class CallingClient {

    @Inject
    HttpServletRequest http;

    /** The language that the client prefers. */
    public Language language() {
        return AcceptLanguage.preferred(http.getHeader("Accept-Language"));
    }

    public Client get() {
        return new Client(ClientNetwork.text(http.getRemoteAddr()), http.getHeader("User-Agent"));
    }
}
