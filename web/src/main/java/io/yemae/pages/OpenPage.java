package io.yemae.pages;

/** A page that everybody may read, rendered from the cached views. */
public interface OpenPage {

    /** The servlet mapping of its addresses in Korean. */
    String mapping();

    default boolean isAt(String path) {
        return path.equals(mapping());
    }

    /**
     * How the page looks now. The result is sent to everybody for about a second.
     *
     * @throws io.yemae.shared.Problem not found if there is nothing at this address
     */
    PreparedPage render(PageRequest request);
}
