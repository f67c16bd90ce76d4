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
 * Lets a page open a socket only when it comes from an allowed origin: a browser sends cookies and passes over what other pages may do,
 * but it says where the page is from. Programs, which say nothing, may.
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
