// Opens the gateway's payment window. The page says where it is: the sandbox has an address, the gateway brings a script.
import { ApiError } from '../core/api.js';
import { url } from '../core/texts.js';

// Read before the page is emptied: the server put it where the page is going to be.
const sandbox = document.querySelector('meta[name=payment-window]')?.content;

const returnTo = (reservation, result) =>
  `${location.origin}${url('/payment/return')}?payment=${result}&reservation=${reservation}`;

const closed = () => new ApiError(0, { code: 'WINDOW_CLOSED' }, null);

/**
 * Leaves this page for the window, which sends the buyer to `/payment/return`.
 *
 * @param order the answer of POST /api/payments/prepare
 * @throws ApiError with the code WINDOW_CLOSED if the buyer closed it, or it could not be opened
 */
export async function openWindow(order, method, reservation) {
  const successUrl = returnTo(reservation, 'success');
  const failUrl = returnTo(reservation, 'fail');
  if (sandbox) {
    const { orderId, orderName, amount, clientKey, customerName } = order;
    const query = new URLSearchParams({ method, orderId, orderName, amount, clientKey, customerName, successUrl, failUrl });
    location.assign(`${sandbox}?${query}`);
    return new Promise(() => {});
  }
  if (!window.TossPayments) throw closed();
  try {
    const payment = window.TossPayments(order.clientKey).payment({ customerKey: window.TossPayments.ANONYMOUS });
    // The gateway's card window offers the easy pays, too.
    await payment.requestPayment({ method: 'CARD', amount: { currency: 'KRW', value: order.amount }, orderId: order.orderId,
      orderName: order.orderName, customerName: order.customerName, successUrl, failUrl, windowTarget: 'self' });
  } catch {
    throw closed();
  }
  return new Promise(() => {});
}
