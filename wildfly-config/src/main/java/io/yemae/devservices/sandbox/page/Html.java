package io.yemae.devservices.sandbox.page;

import java.text.NumberFormat;
import java.util.Locale;

/** Builds pages. */
final class Html {

    private static final String LAYOUT = """
        <!doctype html>
        <html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><style>
        body { font: 16px/1.6 system-ui, sans-serif; color: #1b1d22; max-width: %s; margin: 2rem auto; padding: 0 1rem }
        h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
        dl { display: grid; grid-template-columns: auto 1fr; gap: .3rem 1rem }
        dd { margin: 0; font-weight: 600 } fieldset { border: 1px solid #c8ccd4; border-radius: 8px }
        button, select, input { font: inherit; padding: .4rem .7rem }
        button { border: 1px solid #8a91a0; border-radius: 8px; background: #fff }
        button.main { background: #1f5fd6; border-color: #1f5fd6; color: #fff } table { border-collapse: collapse; width: 100%% }
        th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid #e2e5ea; font-size: .9rem; overflow-wrap: anywhere }
        form p { display: flex; gap: .5rem; flex-wrap: wrap; align-items: center } .note { color: #5a6170; font-size: .9rem }
        </style></head><body>%s</body></html>
        """;

    private Html() {
    }

    static String page(String title, String width, String body) {
        return LAYOUT.formatted(escape(title), width, body);
    }

    static String escape(Object text) {
        return text == null ? "" : text.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            .replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** {@code 12,000원}. */
    static String won(long amount) {
        return NumberFormat.getIntegerInstance(Locale.KOREA).format(amount) + "원";
    }
}
