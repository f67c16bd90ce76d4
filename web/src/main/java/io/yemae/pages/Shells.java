package io.yemae.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The live pages. Their addresses are also listed at {@link PagesServlet}, by their first part. */
@ApplicationScoped
class Shells {
    private static final List<Shell> ALL = List.of(
        Shell.at("/account").module("account/page.js").style("account").texts("account").title("account.title"));

    List<Shell> all() {
        return ALL;
    }

    Optional<Shell> find(String path) {
        return ALL.stream().filter(each -> each.isAt(path)).findFirst();
    }
}
