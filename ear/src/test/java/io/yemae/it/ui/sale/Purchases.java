package io.yemae.it.ui.sale;

import io.yemae.it.queue.SaleRush;
import io.yemae.it.queue.SaleRush.Purchase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What buyers bought in browsers and in the rush, and what of it was cancelled. */
final class Purchases {
    private final SaleRush rush;
    /** In the order of the map. */
    private final List<String> seats;
    private final List<Purchase> inBrowsers = new ArrayList<>();
    private final List<Purchase> cancelledByBuyers = new ArrayList<>();
    private final List<Purchase> cancelledByStaff = new ArrayList<>();

    Purchases(SaleRush rush, List<String> seats) {
        this.rush = rush;
        this.seats = seats;
    }

    void boughtInBrowser(Purchase purchase) {
        inBrowsers.add(purchase);
    }

    void cancelledByBuyer(Purchase purchase) {
        cancelledByBuyers.add(purchase);
    }

    void cancelledByStaff(Collection<Purchase> purchases) {
        cancelledByStaff.addAll(purchases);
    }

    List<Purchase> inBrowsers() {
        return inBrowsers;
    }

    List<Purchase> cancelledByBuyers() {
        return cancelledByBuyers;
    }

    List<Purchase> cancelledByStaff() {
        return cancelledByStaff;
    }

    List<Purchase> cancelled() {
        return Stream.concat(cancelledByBuyers.stream(), cancelledByStaff.stream()).toList();
    }

    List<Purchase> all() {
        return Stream.concat(inBrowsers.stream(), rush.purchases().stream()).toList();
    }

    List<Purchase> kept() {
        List<Purchase> cancelled = cancelled();
        return all().stream().filter(each -> !cancelled.contains(each)).toList();
    }

    static long seatsOf(Collection<Purchase> purchases) {
        return purchases.stream().mapToLong(each -> each.seats().size()).sum();
    }

    long amountOf(Collection<Purchase> purchases) {
        return purchases.stream().flatMap(each -> each.seats().stream()).mapToLong(seat -> GreatHall.price(seats.indexOf(seat))).sum();
    }
}
