package io.yemae.queue.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.account.AccessTokens;
import io.yemae.queue.QueuePolls;
import io.yemae.queue.QueueStatus;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Collection;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

/** What is answered to a poll on the short way. Waits for nothing: neither a signature is reckoned nor the database asked. */
@WebListener
public class PollAnswers implements ServletContextListener {
    private static final String ATTRIBUTE = PollAnswers.class.getName();

    @Inject
    AccessTokens accessTokens;

    @Inject
    QueuePolls polls;

    @Inject
    ObjectMapper json;

    /** @param retryAfter in seconds; null for who does not wait */
    record Answer(byte[] body, Integer retryAfter) {
    }

    /** @return null as long as the application is not running */
    static PollAnswers of(ServletContext application) {
        return (PollAnswers) application.getAttribute(ATTRIBUTE);
    }

    @Override
    public void contextInitialized(ServletContextEvent starting) {
        starting.getServletContext().setAttribute(ATTRIBUTE, this);
    }

    /** Empty for whoever is not known well enough, or refused. */
    Optional<Answer> answer(String token, String event) {
        return accessTokens.known(token)
            .filter(PollAnswers::isUser)
            .flatMap(claims -> status(claims, event))
            .map(QueueBodies.Status::of)
            .map(this::answer);
    }

    /** As the resource demands. */
    private static boolean isUser(JwtClaims claims) {
        return claims.getClaimValue("groups") instanceof Collection<?> groups && groups.contains("USER");
    }

    private Optional<QueueStatus> status(JwtClaims claims, String event) {
        return Uuid7.parse(event).flatMap(eventId -> Uuid7.parse(claims.getClaimValue("sub"))
            .flatMap(user -> polls.status(new EventId(eventId), new UserId(user))));
    }

    private Answer answer(QueueBodies.Status status) {
        try {
            return new Answer(json.writeValueAsBytes(status), status.retryAfter());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts and numbers", e);
        }
    }
}
