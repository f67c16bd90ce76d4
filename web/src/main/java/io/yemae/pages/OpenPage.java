package io.yemae.pages;

/** A page that everybody may read, rendered from the cached views. */
public interface OpenPage {

    boolean isAt(String path);

    /** The servlet mapping of its addresses in Korean. */
    String mapping();

    /**
     * How the page looks now. The result is sent to everybody for about a second.
     *
     * @throws io.yemae.shared.Problem not found if there is nothing at this address
     */
    PreparedPage render(PageRequest request);
}
