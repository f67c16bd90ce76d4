package io.yemae.shared;

import java.util.List;
import java.util.function.Function;

/** One page of a list. Pages count from 1. */
public record Page<T>(List<T> items, int page, int limit, long total) {

    /** The requested page. Values out of range are brought into range, since lists never answer with an error. */
    public record Request(int page, int limit) {
        private static final int LARGEST_PAGE = 1_000_000;

        public Request {
            page = Math.max(1, Math.min(page, LARGEST_PAGE));
            limit = Math.max(1, Math.min(limit, 100));
        }

        public int offset() {
            return (page - 1) * limit;
        }
    }

    public static <T> Page<T> of(List<T> items, Request request, long total) {
        return new Page<>(items, request.page(), request.limit(), total);
    }

    public <R> Page<R> map(Function<T, R> as) {
        return new Page<>(items.stream().map(as).toList(), page, limit, total);
    }

    public long totalPages() {
        return (total + limit - 1) / limit;
    }
}
