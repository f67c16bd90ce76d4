const names = { upcoming: '판매 예정', on_sale: '판매 중', sold_out: '매진', ended: '판매 종료', cancelled: '취소' };
const when = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Seoul' });
const won = new Intl.NumberFormat('ko-KR');

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function price(event) {
  if (event.min_price === null) return '';
  const least = won.format(event.min_price);
  return event.min_price === event.max_price ? `${least}원` : `${least}원 ~ ${won.format(event.max_price)}원`;
}

function row(event) {
  const item = document.createElement('li');
  const date = event.event_date ? when.format(new Date(event.event_date)) : '';
  item.append(element('strong', '', event.title), element('span', 'muted', `${date} · ${event.venue}`),
    element('span', '', price(event)), element('span', 'status', names[event.status] ?? event.status));
  return item;
}

const list = document.querySelector('#events');
try {
  const answer = await fetch('api/events?limit=100');
  if (!answer.ok) throw new Error(answer.statusText);
  const { events } = await answer.json();
  list.replaceChildren(...(events.length ? events.map(row) : [element('li', 'note', '등록된 공연이 없습니다.')]));
} catch {
  list.replaceChildren(element('li', 'note', '공연을 불러오지 못했습니다. 잠시 후 새로 고쳐 주세요.'));
}

// Where the payment window sends a buyer back to. A front end of its own takes it from here; this page says what is to be sent.
const parameters = new URLSearchParams(location.search);
const outcome = parameters.get('payment');
if (outcome) {
  parameters.delete('payment');
  document.querySelector('#payment').hidden = false;
  document.querySelector('#payment-note').textContent = outcome === 'success'
    ? '아직 결제되지 않았습니다. 아래 값을 POST /api/payments/confirm으로 보내면 결제되고 예매가 확정됩니다.'
    : '결제가 끝나지 않았습니다. 임시배정 시간 안에는 다시 결제할 수 있습니다.';
  document.querySelector('#payment-values').textContent = [...parameters].map(([name, value]) => `${name}: ${value}`).join('\n');
}
