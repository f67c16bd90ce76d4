package io.yemae.devservices.sandbox.page;

import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The address to which the window sends the buyer back. Only http and https are allowed, so that it cannot be a script. */
record ReturnUrl(URI url) {

    static ReturnUrl of(String name, String text) {
        try {
            URI url = new URI(text == null ? "" : text);
            if (url.getHost() != null && ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))) {
                return new ReturnUrl(url);
            }
        } catch (URISyntaxException e) {
            // Falls through: the same error as for another scheme.
        }
        throw GatewayException.invalid(name + "은(는) http 또는 https 주소여야 합니다.");
    }

    /** The address with these parameters added to its query. */
    URI with(Map<String, String> parameters) {
        String added = parameters.entrySet().stream()
            .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
        String address = url.toString();
        String fragment = url.getRawFragment() == null ? "" : '#' + url.getRawFragment();
        String bare = address.substring(0, address.length() - fragment.length());
        return URI.create(bare + (url.getRawQuery() == null ? '?' : '&') + added + fragment);
    }
}
