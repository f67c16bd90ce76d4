package io.yemae.catalog;

/**
 * What an event is called in one language. A member is null if there is no text.
 *
 * @param venue   the name of the venue
 * @param address of the venue
 */
public record EventTexts(String title, String artist, String description, String venue, String address) {

    /** The same texts, with those of another language where one is missing. */
    public EventTexts or(EventTexts other) {
        return new EventTexts(title == null ? other.title : title, artist == null ? other.artist : artist,
            description == null ? other.description : description, venue == null ? other.venue : venue,
            address == null ? other.address : address);
    }

    public boolean isEmpty() {
        return title == null && artist == null && description == null && venue == null && address == null;
    }
}
