/** The page of `GET /sandbox/`: what is in the world now, and what happens to it. */

const MOST_SHOWN = 200;
const UNDER_REVIEW = ['pending-review', 'in-review'];
const TONE = { 'twilio-approved': 'good', 'twilio-rejected': 'bad', 'in-review': 'wait' };

const byId = (id) => document.getElementById(id);

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function ask(path, options) {
  const response = await fetch(`/sandbox${path}`, options);
  const json = await response.json();
  if (!response.ok) throw new Error(json.message);
  return json;
}

async function review(sid, decision) {
  try {
    const { status } = await ask(`/reviews/${sid}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(decision),
    });
    byId('outcome').textContent = `${sid} is ${status}.`;
  } catch (error) {
    byId('outcome').textContent = error.message;
  }
}

const codesIn = (text) => (text.match(/\d+/g) ?? []).map(Number);

/** Approve, or reject with codes; `name` says which profile to those who do not see it. */
function reviewForm(sid, name) {
  const codes = element('input', { name: 'codes', value: '18602', autocomplete: 'off' });
  codes.setAttribute('aria-label', `Rejection codes for ${name}`);
  const approve = element('button', { type: 'button', className: 'first' }, 'Approve');
  approve.setAttribute('aria-label', `Approve ${name}`);
  approve.onclick = () => review(sid, { decision: 'approve' });
  const reject = element('button', {}, 'Reject');
  reject.setAttribute('aria-label', `Reject ${name}`);
  const form = element('form', {}, approve, element('label', {}, 'Codes', codes), reject);
  form.onsubmit = (submitted) => {
    submitted.preventDefault();
    review(sid, { decision: 'reject', codes: codesIn(codes.value) });
  };
  return form;
}

function profileItem({ sid, friendly_name: name, status }) {
  const item = element(
    'li',
    { id: sid },
    element('div', {}, name, ' '),
    element('div', {}, element('span', { className: `status ${TONE[status] ?? ''}` }, status)),
    element('div', { className: 'sid' }, sid),
  );
  if (UNDER_REVIEW.includes(status)) item.append(reviewForm(sid, name));
  return item;
}

function accountPart(account, objects) {
  const profiles = [...objects.CustomerProfiles, ...(objects.TrustProducts ?? [])].toReversed();
  if (profiles.length === 0) return [];
  const waiting = ({ status }) => (UNDER_REVIEW.includes(status) ? 0 : 1);
  const shown = profiles.toSorted((a, b) => waiting(a) - waiting(b)).slice(0, MOST_SHOWN);
  const left = profiles.length - shown.length;
  return [
    element('h3', {}, account),
    element('ul', {}, ...shown.map(profileItem)),
    ...(left > 0 ? [element('p', { className: 'note' }, `and ${left} more`)] : []),
  ];
}

/** What a person is typing, and where they are, outlives a new list. */
function showProfiles(state) {
  const place = byId('profiles');
  const holder = document.activeElement?.closest('#profiles li');
  const position = holder && [...holder.querySelectorAll('button, input')];
  const focused = position?.indexOf(document.activeElement);
  const typed = new Map(
    [...place.querySelectorAll('input')].map((input) => [input.closest('li').id, input.value]),
  );
  place.replaceChildren(
    ...Object.entries(state).flatMap(([account, objects]) => accountPart(account, objects)),
  );
  for (const input of place.querySelectorAll('input')) {
    input.value = typed.get(input.closest('li').id) ?? input.value;
  }
  if (holder) byId(holder.id)?.querySelectorAll('button, input')[focused]?.focus();
}

function ledgerItem({ n, time, method, path, status, fault, created }) {
  const tone = fault || status >= 400 || status === 0 ? 'bad' : '';
  const detail = [time.slice(11, 19), fault && `fault ${fault}`, ...created].filter(Boolean);
  return element(
    'li',
    { value: n },
    element('strong', {}, method),
    element('code', {}, path),
    element('span', { className: `status ${tone}` }, status || 'no answer'),
    element('span', { className: 'detail sid' }, detail.join(' · ')),
  );
}

function showEntries(entries) {
  const ledger = byId('ledger');
  for (const entry of entries.slice(-MOST_SHOWN)) ledger.prepend(ledgerItem(entry));
  while (ledger.childElementCount > MOST_SHOWN) ledger.lastElementChild.remove();
  const last = ledger.firstElementChild?.value;
  byId('ledger-note').textContent = last ? `${last} calls, the newest first.` : 'No call yet.';
}

function showFaults({ rules }, { seed, rates }) {
  const said = ({ fault, method, path, nth = 1, times = 1, seen }) =>
    `${fault}: ${method ?? 'any method'} ${path || 'anywhere'}, call ${nth}, ${times} times; ${seen} seen`;
  byId('faults').replaceChildren(
    ...(rules.length === 0 ? ['No rules.'] : rules.map(said)).map((text) =>
      element('li', {}, text),
    ),
  );
  const chances = Object.entries(rates).map(
    ([name, rate]) => `${name} ${(rate * 100).toFixed(1)} %`,
  );
  byId('chaos').textContent =
    chances.length === 0 ? 'No chaos.' : `Chaos with seed ${seed}: ${chances.join(', ')}`;
}

function showSettings(settings) {
  byId('settings').replaceChildren(
    ...settings.map(({ name, value, default: usual, reason }) => {
      const isUsual = JSON.stringify(value) === JSON.stringify(usual);
      const said = JSON.stringify(value) + (isUsual ? '' : ' (changed)');
      const code = element('code', {}, said);
      return element(
        'div',
        { title: reason },
        element('dt', {}, name),
        element('dd', { className: isUsual ? '' : 'changed' }, code),
      );
    }),
  );
}

let asked = false;

/** However much happens meanwhile, one look at a time, and one more after the last. */
async function look() {
  if (asked) return;
  asked = true;
  await new Promise(requestAnimationFrame);
  asked = false;
  const [state, faults, chaos, settings] = await Promise.all(
    ['/state', '/faults', '/chaos', '/settings/reasons'].map((path) => ask(path)),
  );
  showProfiles(state);
  showFaults(faults, chaos);
  showSettings(settings);
}

const events = new EventSource('/sandbox/events');
events.onopen = () => {
  byId('connection').textContent = 'Live';
  byId('ledger').replaceChildren();
  look();
};
events.onerror = () => {
  byId('connection').textContent = 'The sandbox does not answer; trying again…';
};
events.addEventListener('entries', ({ data }) => showEntries(JSON.parse(data)));
events.addEventListener('reset', () => {
  byId('ledger').replaceChildren();
  showEntries([]);
});
events.addEventListener('changed', look);
