package io.yemae.rest.security;

import io.yemae.account.Client;
import io.yemae.rest.edge.ClientNetwork;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The address and browser that this request comes from, for counters and records by address. */
@RequestScoped
public class CallingClient {

    @Inject
    HttpServletRequest http;

    public Client get() {
        return new Client(ClientNetwork.text(http.getRemoteAddr()), http.getHeader("User-Agent"));
    }
}
