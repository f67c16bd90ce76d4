/** What the gateway's answers mean for payments: late money, refunds, changes at the gateway, and what operators do. */
package io.yemae.it.settlement;
