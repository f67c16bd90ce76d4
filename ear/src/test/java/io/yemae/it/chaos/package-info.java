/**
 * A sale while servers, balancer, database, gateway and the networks between them fail. {@link io.yemae.it.chaos.Campaign} chooses failures
 * from a seed and repairs them, buyers ({@link io.yemae.it.chaos.SaleLoad}) write their requests and the answers into a
 * {@link io.yemae.it.chaos.History}, and {@link io.yemae.it.chaos.HistoryChecker} compares it with the books of the platform and of the
 * gateway. {@code ChaosIT} is the short version, {@code ChaosCampaign} the long one.
 */
package io.yemae.it.chaos;
