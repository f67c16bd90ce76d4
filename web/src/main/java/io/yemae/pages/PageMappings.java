package io.yemae.pages;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.stream.Stream;

/** Passes the addresses of all pages, and everything in English, to {@link PagesServlet}. */
@WebListener
public class PageMappings implements ServletContextListener {

    @Inject
    Shells shells;

    @Inject
    Instance<OpenPage> openPages;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getServletRegistration(PagesServlet.NAME).addMapping(all());
    }

    String[] all() {
        return Stream.of(openPages.stream().map(OpenPage::mapping), shells.all().stream().map(Shell::mapping),
            Stream.of(PageLanguage.EN.address("/*"))).flatMap(mappings -> mappings).distinct().toArray(String[]::new);
    }
}
