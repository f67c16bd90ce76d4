package io.yemae.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.rest.problem.ErrorPageServlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An installation with another front end: {@code YEMAE_PAGES=false}. */
class PagesOffTest {
    private final PageSettings off = new PageSettings();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();

    @Test
    void theSettingIsTheOneOfTheReadme() throws Exception {
        ConfigProperty setting = PageSettings.class.getDeclaredField("on").getAnnotation(ConfigProperty.class);

        // MicroProfile Config finds it as YEMAE_PAGES in the environment.
        assertThat(setting.name().replace('.', '_').toUpperCase(Locale.ROOT)).isEqualTo("YEMAE_PAGES");
        assertThat(setting.defaultValue()).isEqualTo("true");
    }

    @Test
    void pagesAndAssetsAreNotFound() throws Exception {
        PagesServlet pages = new PagesServlet();
        pages.settings = off;
        AssetsServlet assets = new AssetsServlet();
        assets.settings = off;
        HtmlErrorServlet errors = new HtmlErrorServlet();
        errors.settings = off;

        for (HttpServlet servlet : List.of(pages, assets, errors)) {
            calls.clear();
            servlet.service(request(), response());

            assertThat(calls).as(servlet.getClass().getSimpleName()).containsExactly("sendError 404");
        }
    }

    @Test
    void errorsAreNotAnsweredWithAPage() throws Exception {
        HtmlErrorServlet errors = new HtmlErrorServlet();
        errors.settings = off;
        errors.init(fake(ServletConfig.class));
        assertThat(attributes).isEmpty();

        PageSettings on = new PageSettings();
        on.on = true;
        errors.settings = on;
        errors.init(fake(ServletConfig.class));
        assertThat(attributes).containsKey(ErrorPageServlet.PAGE);
    }

    private HttpServletRequest request() {
        return fake(HttpServletRequest.class);
    }

    private HttpServletResponse response() {
        return fake(HttpServletResponse.class);
    }

    /** Records what is answered, and answers nothing itself. */
    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "getMethod":
                    return "GET";
                case "getServletContext":
                    return fake(ServletContext.class);
                case "setAttribute":
                    return attributes.put((String) arguments[0], arguments[1]);
                case "sendError", "setHeader", "setStatus", "getOutputStream", "getWriter":
                    calls.add(method.getName() + " " + (arguments == null ? "" : arguments[0]));
                    return null;
                default:
                    return method.getReturnType() == boolean.class ? false : null;
            }
        }));
    }
}
