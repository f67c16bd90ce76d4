package io.yemae.rest.security;

import io.yemae.rest.problem.ErrorPageServlet;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a page open a socket only if it has an allowed origin. The same-origin policy does not cover WebSockets and a browser sends its
 * cookies with them, but it also sends the Origin of the page. Programs send no Origin and are allowed.
 */
@WebFilter(urlPatterns = {"/ws/*", "/socket.io/*"}, asyncSupported = true)
public class OriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    transient AllowedOrigins allowed;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        if (origin == null || allowed.contains(origin, request.getHeader("Host"))) {
            chain.doFilter(request, response);
        } else {
            request.setAttribute(ErrorPageServlet.BAD_ORIGIN, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
