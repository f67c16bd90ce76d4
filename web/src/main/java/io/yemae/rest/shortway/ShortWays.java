package io.yemae.rest.shortway;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The short ways of all features, open as long as the application runs. */
@WebListener
public class ShortWays implements ServletContextListener {
    private static final String ATTRIBUTE = ShortWays.class.getName();

    @Inject
    Instance<ShortWay> ways;

    @Override
    public void contextInitialized(ServletContextEvent starting) {
        starting.getServletContext().setAttribute(ATTRIBUTE, ways.stream().toList());
    }

    @Override
    public void contextDestroyed(ServletContextEvent ending) {
        ending.getServletContext().removeAttribute(ATTRIBUTE);
    }

    @SuppressWarnings("unchecked")
    static Optional<CompletionStage<ShortAnswer>> answer(ServletContext application, ShortRequest request) {
        List<ShortWay> open = (List<ShortWay>) application.getAttribute(ATTRIBUTE);
        if (open != null) {
            for (ShortWay way : open) {
                Optional<CompletionStage<ShortAnswer>> answer = way.answer(request);
                if (answer.isPresent()) {
                    return answer;
                }
            }
        }
        return Optional.empty();
    }
}
