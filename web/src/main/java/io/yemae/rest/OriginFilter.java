package io.yemae.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a page open a socket only when it comes from this host or from one that the installation names: a browser sends cookies and passes over what
 * other pages may do, but it says where the page is from. Programs, which say nothing, may.
 */
@WebFilter(urlPatterns = {"/ws/*", "/socket.io/*"}, asyncSupported = true)
public class OriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Such as {@code https://tickets.example.com}, several parted by commas. */
    @Inject
    @ConfigProperty(name = "yemae.allowed.origins")
    transient Optional<Set<String>> allowed;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        if (origin == null || isOfThisHost(origin, request) || allowed.orElse(Set.of()).contains(origin)) {
            chain.doFilter(request, response);
        } else {
            request.setAttribute(RefusedServlet.BAD_ORIGIN, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isOfThisHost(String origin, HttpServletRequest request) {
        try {
            return request.getHeader("Host").equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
