package io.yemae.rest.fastpath;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The fast paths of all features, available while the application runs. */
@WebListener
public class FastPaths implements ServletContextListener {
    private static final String ATTRIBUTE = FastPaths.class.getName();

    @Inject
    Instance<FastPath> paths;

    @Override
    public void contextInitialized(ServletContextEvent starting) {
        starting.getServletContext().setAttribute(ATTRIBUTE, paths.stream().toList());
    }

    @Override
    public void contextDestroyed(ServletContextEvent ending) {
        ending.getServletContext().removeAttribute(ATTRIBUTE);
    }

    @SuppressWarnings("unchecked")
    static Optional<CompletionStage<FastPathResponse>> answer(ServletContext application, FastPathRequest request) {
        List<FastPath> paths = (List<FastPath>) application.getAttribute(ATTRIBUTE);
        if (paths != null) {
            for (FastPath path : paths) {
                Optional<CompletionStage<FastPathResponse>> answer = path.answer(request);
                if (answer.isPresent()) {
                    return answer;
                }
            }
        }
        return Optional.empty();
    }
}
