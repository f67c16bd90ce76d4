package io.yemae.planning;

import io.yemae.catalog.EventCopied;
import io.yemae.catalog.Poster;
import io.yemae.planning.domain.PosterPictures;
import io.yemae.planning.integration.PosterRendering;
import io.yemae.planning.persistence.EventRows;
import io.yemae.planning.persistence.PosterRows;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** Uploaded posters of events. An event with one shows it instead of the picture at its poster address. */
@Stateless
public class Posters {

    @Inject
    EventRows events;

    @Inject
    EventEdits edits;

    @Inject
    PosterRows posters;

    @Inject
    PosterRendering rendering;

    @Inject
    Transactions transactions;

    /**
     * Replaces the poster of an event. It is shown on every node within a second.
     *
     * @param file a PNG, JPEG or WebP file
     * @throws Problem not found {@code EVENT_NOT_FOUND}; invalid {@code INVALID_POSTER} or {@code POSTER_DIMENSIONS}; unavailable if too
     *     many files wait to be read
     */
    // Reading the file takes long: it is done between two short transactions, so that no connection waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Poster put(EventId event, byte[] file) {
        transactions.required(() -> events.find(event).orElseThrow(EventId::unknown).id());
        PosterPictures pictures = rendering.render(file);
        return transactions.required(() -> store(event, pictures));
    }

    /**
     * Removes the poster. Without one, nothing changes.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void remove(EventId event) {
        edits.begin(event);
        if (posters.remove(event)) {
            edits.finish(event, "event.poster.remove", event, "");
        }
    }

    /** A copied event has the same poster. */
    public void onCopied(@Observes EventCopied event) {
        posters.copy(event.source(), event.copy());
    }

    /** A picture as a JPEG file. Empty if no event has it any more. */
    public Optional<byte[]> picture(String hash, int width) {
        return posters.picture(hash, width);
    }

    private Poster store(EventId event, PosterPictures pictures) {
        edits.begin(event);
        posters.put(event, pictures);
        edits.finish(event, "event.poster", event, pictures.poster().hash());
        return pictures.poster();
    }
}
