// Where the links of our mails lead. The token stands in the fragment, which no server sees. Nothing happens before the button is pressed:
// programs that look at mails open their links too.
const purposes = {
  confirm: { title: '이메일 주소 확인', button: '주소 확인하기', path: '../api/auth/confirmations', done: '이메일 주소가 확인되었습니다. 이제 예매할 수 있습니다.' },
  reset: { title: '비밀번호 재설정', button: '비밀번호 정하기', path: '../api/auth/password-reset/confirm', done: '비밀번호가 재설정되었습니다. 새 비밀번호로 로그인해주세요.' },
  unlock: { title: '로그인 제한 풀기', button: '다시 로그인할 수 있게 하기', path: '../api/auth/unlock', done: '이제 로그인할 수 있습니다.' },
};
const element = id => document.getElementById(id);
const [purpose, token] = location.hash.slice(1).split('=');
const wanted = Object.hasOwn(purposes, purpose) && token ? purposes[purpose] : null;

async function send(event) {
  event.preventDefault();
  element('button').disabled = true;
  const body = purpose === 'reset' ? { token, password: element('password').value } : { token };
  try {
    const answer = await fetch(wanted.path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (answer.ok) {
      element('form').hidden = true;
      element('note').textContent = wanted.done;
      history.replaceState(null, '', location.pathname);
      return;
    }
    const problem = await answer.json();
    element('note').textContent = (problem.fields ?? []).map(field => field.error)[0] ?? problem.error;
  } catch {
    element('note').textContent = '지금은 처리할 수 없습니다. 잠시 후 다시 시도해주세요.';
  }
  element('button').disabled = false;
}

if (wanted) {
  element('title').textContent = wanted.title;
  element('button').textContent = wanted.button;
  element('password-line').hidden = purpose !== 'reset';
  element('note').textContent = '';
  element('form').addEventListener('submit', send);
  element('form').hidden = false;
}
