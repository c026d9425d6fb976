// What the shell does before and without a circuit: tells the server the reader's zone, and changes the theme at once.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const year = 365 * 24 * 3600;
if (zone) document.cookie = `studio.zone=${encodeURIComponent(zone)}; path=/; max-age=${year}; samesite=lax`;

document.addEventListener('submit', event => {
  const form = event.target.closest('[data-theme-form]');
  if (!form) return;
  event.preventDefault();
  const root = document.documentElement;
  const theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  root.dataset.theme = theme;
  const body = new FormData(form);
  body.set('theme', theme);
  fetch(form.action, { method: 'post', body, redirect: 'manual' });
});

document.addEventListener('click', event => {
  const button = event.target.closest('[data-reveals]');
  if (!button) return;
  const field = document.getElementById(button.dataset.reveals);
  field.type = field.type === 'password' ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(field.type === 'text'));
});

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copies]');
  if (!button) return;
  await copy(document.getElementById(button.dataset.copies));
  const [before, after] = [button.querySelector('[data-before]'), button.querySelector('[data-after]')];
  before.hidden = true;
  after.hidden = false;
  setTimeout(() => { before.hidden = false; after.hidden = true; }, 2500);
});

// Without HTTPS browsers offer no clipboard to write to; selecting and copying works everywhere.
async function copy(element) {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.innerText);
  getSelection().selectAllChildren(element);
  document.execCommand('copy');
  getSelection().removeAllRanges();
}

// A page is there before its circuit is. What is pressed meanwhile is pressed again once somebody hears it.
const patience = 15000;
let pressed = null;

document.addEventListener('click', event => {
  const button = event.target.closest('.shell:not([data-live]) button[type=button]:not([data-copies], [data-reveals])');
  if (!button) return;
  pressed = { like: like(button), at: alike(like(button)).indexOf(button), until: Date.now() + patience };
  button.setAttribute('aria-busy', 'true');
});

new MutationObserver(() => {
  if (!pressed || !document.querySelector('.shell[data-live]')) return;
  const button = alike(pressed.like)[pressed.at];
  const late = Date.now() > pressed.until;
  if (!late && (!button || button.disabled)) return;
  pressed = null;
  if (!late) button.click();
}).observe(document.documentElement, { attributes: true, attributeFilter: ['data-live', 'disabled'], childList: true, subtree: true });

function alike(wanted) {
  return [...document.querySelectorAll('.shell button')].filter(button => like(button) === wanted);
}

function like(button) {
  return [button.dataset.testid, button.getAttribute('aria-label'), button.textContent.trim()].join('\n');
}
